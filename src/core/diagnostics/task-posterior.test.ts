import { expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import { RandomStream } from '../random/random-stream'
import { checkConfiguration } from '../training/configuration'
import { createRun } from '../training/create-run'
import { computeTaskPosterior } from './task-posterior'

const LATENT = 2

async function smallRun() {
  const { configuration } = checkConfiguration({
    version: 1,
    environment: { id: 'point-robot' },
    algorithm: {
      id: 'pearl',
      hyperparameters: {
        hiddenUnits: 8,
        encoderUnits: 8,
        latentSize: LATENT,
        trainTasks: 3,
        testTasks: 2,
        metaBatch: 2,
        batchSize: 4,
        contextRows: 40,
        initialEpisodes: 1,
        collectEvery: 5,
        adaptationEpisodes: 3,
      },
    },
    settings: { onlineSteps: 12, evaluationEvery: 6 },
    seed: 5,
  })
  const runtime = await createRuntime({ backend: 'cpu', mode: 'compiled' })
  return { run: createRun(configuration, undefined, runtime), runtime }
}

it('doubt starts at the prior and shrinks with every transition; a context by hand is that part of it', async () => {
  const { run, runtime } = await smallRun()
  for (let step = 0; step < 7; step++) await run.advance()
  const look = (context: readonly number[] | null) =>
    computeTaskPosterior(run.tasks!, { task: 1, context }, RandomStream.fromSeed(2))
  const all = await look(null)
  expect(all.rewards).toHaveLength(60)
  expect([...all.contextSizes]).toEqual([0, 1, 2, 4, 8, 16, 32, 60])
  expect([...all.means.slice(0, LATENT), ...all.variances.slice(0, LATENT)]).toEqual([0, 0, 1, 1])
  for (let i = 1; i < all.contextSizes.length; i++) {
    for (let z = 0; z < LATENT; z++) {
      expect(all.variances[i * LATENT + z]).toBeLessThan(all.variances[(i - 1) * LATENT + z]!)
    }
  }
  expect(all.positions).toHaveLength(2 * LATENT)
  // Returns are the sums of the rewards of their episode.
  all.episodes.forEach((episode, i) => {
    const rewards = all.rewards.slice(20 * i, 20 * (i + 1))
    expect(episode.return).toBeCloseTo(
      rewards.reduce((sum, reward) => sum + reward, 0),
      3,
    )
  })

  // Contexts of a training task in three ways: with few episodes the last visit is a part of the buffer.
  const { recent, episodes: whole, buffer } = all.contextKinds!
  expect([recent.rows, buffer.rows]).toEqual([40, 40])
  expect(whole.rows).toBeLessThanOrEqual(40)
  for (const { mean, width, spread } of [recent, whole, buffer]) {
    expect(mean).toHaveLength(LATENT)
    expect(width).toBeGreaterThan(0)
    expect(width).toBeLessThan(1)
    expect(spread).toBeGreaterThan(0)
  }

  const four = await look([0, 1, 2, 3])
  const index = all.contextSizes.indexOf(4)
  four.chosen.variance.forEach((variance, z) => {
    expect(variance).toBeCloseTo(all.variances[index * LATENT + z]!, 5)
  })
  expect([...(await look([])).chosen.variance]).toEqual([1, 1])
  run.dispose()
  runtime.dispose()
})

it('leaves no trace in the run', async () => {
  const finish = async (looking: boolean) => {
    const { run, runtime } = await smallRun()
    const records = []
    while (!run.progress.finished) {
      await run.advance()
      records.push(...run.drainRecords())
      if (looking) await computeTaskPosterior(run.tasks!, { task: 0, context: null }, RandomStream.fromSeed(1))
    }
    const snapshot = await run.snapshot()
    run.dispose()
    runtime.dispose()
    return { records, snapshot }
  }
  expect(await finish(true)).toEqual(await finish(false))
})
