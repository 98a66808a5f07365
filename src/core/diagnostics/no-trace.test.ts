import { expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import type { RunRecord } from '../training/training-run'
import { computeActionSlice } from './action-slice'
import { computeBehaviourCalibration, computeReliability } from './calibration'
import { computeGradientShares } from './gradients'
import { computeKnowledge } from './knowledge'
import { computeMetaStep } from './meta-step'
import { dataPoints } from './plane'
import { computeRegretSplit } from './regret'
import { computeStateMap } from './state-map'
import { computeTelescoping } from './telescoping'
import { smallRun } from './testing'
import { computeUncertainty } from './uncertainty'
import { computeOptimalValues } from './value-iteration'

const uMaze = { environment: 'u-maze', shares: { narrow: 1 }, transitions: 300, seed: 2 }

/** A dynamics model that is fitted in no time. */
const MODEL = { dynamicsSteps: 6, dynamicsUnits: 8, members: 3, elites: 2, rolloutBatch: 10, rolloutLength: 3 }

/** Everything that a panel can ask for, with random numbers of its own. */
async function lookAtEverything(access: DiagnosticAccess, random: RandomStream): Promise<unknown[]> {
  const environment = access.environment!
  const optimalValues = await computeOptimalValues(environment, { discount: access.discount, nodesPerAxis: 16 })
  const map = { resolution: 8, optimalValues }
  return [
    await computeActionSlice(access, { observation: [0.2, -0.6], pointsPerAxis: 7 }, random),
    await computeBehaviourCalibration(access, { rows: 40 }, random),
    await computeReliability(access, { starts: 6, horizon: 20 }, random),
    await computeRegretSplit(access, optimalValues, { starts: 4, horizon: 20, mode: 'sample' }, random),
    await computeStateMap(access, { quantity: 'distanceToOptimal', ...map }, random),
    await computeStateMap(access, { quantity: 'density', ...map }, random),
    await computeUncertainty(access, { rows: 30 }, random),
    await computeKnowledge(access, { rows: 30 }, random),
    await computeGradientShares(access, { batches: 2 }, random),
    dataPoints(access, { x: 0, y: 1 }, 'online', 20, random),
    // Of O2O online and of MOPO alone.
    (await computeMetaStep(access, {}, random)) ?? null,
    (await computeTelescoping(access, { length: 8 }, random)) ?? null,
    await access.readState(),
  ]
}

it.each(['awac', 'cql', 'o2o', 'iql', 'mopo'])(
  '%s: a run that was looked at equals one that was not, to the bit',
  async (algorithm) => {
    const finish = async (looking: boolean) => {
      const { run, access, runtime } = await smallRun(algorithm, uMaze, {
        hyperparameters: algorithm === 'mopo' ? MODEL : {},
      })
      const random = RandomStream.fromSeed(77)
      const records: RunRecord[] = []
      let seen: unknown[] = []
      while (!run.progress.finished) {
        await run.advance()
        records.push(...run.drainRecords())
        if (looking && run.progress.step % 6 === 0) seen = await lookAtEverything(access(), random)
      }
      const { arrays, plain } = await run.snapshot()
      run.dispose()
      runtime.dispose()
      return { records, arrays, plain, seen }
    }
    const [watched, alone] = [await finish(true), await finish(false)]
    expect(watched.seen.length).toBe(13)
    expect(watched.seen.filter((result) => result === null).length).toBe(['o2o', 'mopo'].includes(algorithm) ? 1 : 2)
    expect(watched.seen.every((result) => result !== undefined)).toBe(true)
    expect(watched.records).toEqual(alone.records)
    expect(watched.arrays).toEqual(alone.arrays)
    expect(watched.plain).toEqual(alone.plain)
  },
)

it('gives the same picture twice for the same random numbers', async () => {
  const { run, access, runtime } = await smallRun('awac', uMaze)
  for (let step = 0; step < 12; step++) await run.advance()
  const first = await lookAtEverything(access(), RandomStream.fromSeed(3))
  expect(await lookAtEverything(access(), RandomStream.fromSeed(3))).toEqual(first)
  run.dispose()
  runtime.dispose()
})
