import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../data/generation/generate-dataset'
import type { DatasetRecipe } from '../../data/generation/recipe'
import { createRuntime } from '../../engine/create-runtime'
import { inEnglish } from '../../messages/message'
import type { Values } from '../../schema/field'
import { checkConfiguration } from '../../training/configuration'
import { createRun } from '../../training/create-run'
import { OfflineOnlineRun } from '../../training/offline-online-run'
import { presets } from './hyperparameters'

const recipes: Record<string, DatasetRecipe> = {
  pendulum: { environment: 'pendulum', shares: { medium: 1 }, transitions: 400, seed: 3 },
  'u-maze': { environment: 'u-maze', shares: { narrow: 1 }, transitions: 400, seed: 3 },
}

async function newRun(
  environment: string,
  hyperparameters: Values,
  mode: 'compiled' | 'eager' = 'compiled',
  settings: Values = {},
) {
  const { configuration, problems } = checkConfiguration({
    version: 1,
    environment: { id: environment },
    dataset: { kind: 'recipe', recipe: recipes[environment] },
    algorithm: { id: 'o2o', hyperparameters: { batchSize: 8, hiddenUnits: 8, ...hyperparameters } },
    settings: { offlineSteps: 10, onlineSteps: 30, evaluationEvery: 20, evaluationEpisodes: 1, ...settings },
    seed: 5,
  })
  expect(problems).toEqual([])
  const warnings: string[] = []
  const runtime = await createRuntime({
    backend: 'cpu',
    mode,
    onWarning: (warning) => warnings.push(inEnglish(warning)),
  })
  const run = createRun(configuration, await generateDataset(recipes[environment]!, 'data'), runtime)
  if (!(run instanceof OfflineOnlineRun)) throw new Error('O2O has to train offline and then online.')
  return { run, runtime, warnings }
}

describe.each(['pendulum', 'u-maze'])('O2O on %s', (environment) => {
  it.each(presets.map((preset) => [preset.label, preset.values] as const))('trains as %s', async (_, values) => {
    const { run, runtime, warnings } = await newRun(environment, values)
    while (!run.progress.finished) await run.advance()
    for (const record of run.drainRecords()) {
      if (record.kind !== 'metrics') continue
      for (const [name, value] of Object.entries(record.values)) expect(Number.isFinite(value), name).toBe(true)
    }
    const { priorities } = run.replay.saved()
    if (values.replay === 'prioritised') expect(new Set(priorities!.values).size).toBeGreaterThan(10)
    else expect(priorities).toBeNull()
    expect(warnings).toEqual([])
    run.dispose()
    runtime.dispose()
  })
})

it('O2O keeps no tensors', async () => {
  const { run, runtime } = await newRun('pendulum', {}, 'eager')
  for (let i = 0; i < 28; i++) await run.advance()
  const tensors = memory().numTensors
  for (let i = 0; i < 10; i++) await run.advance()
  expect(memory().numTensors).toBe(tensors)
  run.dispose()
  runtime.dispose()
})

it('O2O collects by the plain policy as long as nothing has trained its explorer', async () => {
  const actionsOf = async (explorer: string) => {
    const { run, runtime } = await newRun('pendulum', { explorer }, 'compiled', { collectOnlySteps: 12 })
    for (let i = 0; i < 30; i++) await run.advance()
    const { actions } = run.replay.saved().columns
    run.dispose()
    runtime.dispose()
    return [...actions]
  }
  const [noise, perturbed] = [await actionsOf('noise'), await actionsOf('perturbation')]
  // Four copies, twelve steps of collecting alone; then the explorer has its say.
  expect(perturbed.slice(0, 48)).toEqual(noise.slice(0, 48))
  expect(perturbed.slice(48)).not.toEqual(noise.slice(48))
})
