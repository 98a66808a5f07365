import type { Runtime } from '../core/engine/runtime'
import { checkConfiguration } from '../core/training/configuration'
import { createRun } from '../core/training/create-run'
import type { Pace } from './measure'

const WARM_UP_STEPS = 500
const MEASURED_ROUNDS = 10

export interface PendulumRate {
  readonly environmentStepsPerSecond: number
  readonly gradientStepsPerSecond: number
}

/**
 * SAC on Pendulum as RLtools configures it: 64x64 units, batch 100, and per environment step two critic updates on
 * batches of their own and one actor update. The whole loop of a run: acting, stepping, storing, drawing, learning.
 */
export async function sacOnPendulum(runtime: Runtime, { roundMs }: Pace): Promise<PendulumRate> {
  const { configuration } = checkConfiguration({
    version: 1,
    environment: { id: 'pendulum' },
    dataset: { kind: 'file', path: 'none' },
    algorithm: {
      id: 'sac',
      hyperparameters: {
        hiddenUnits: 64,
        hiddenLayers: 2,
        batchSize: 100,
        policyDelay: 2,
        offlineStage: 'nothing',
        replay: 'online',
      },
    },
    settings: { offlineSteps: 0, onlineSteps: 1_000_000, copies: 1, updatesPerStep: 2, evaluationEvery: 1_000_000 },
  })
  const run = createRun(configuration, undefined, runtime)
  while (run.progress.environmentSteps < WARM_UP_STEPS) await run.advance()
  const measuredMs = MEASURED_ROUNDS * roundMs
  const start = performance.now()
  const [environmentSteps, steps] = [run.progress.environmentSteps, run.progress.step]
  while (performance.now() - start < measuredMs) await run.advance()
  await runtime.settle()
  const seconds = (performance.now() - start) / 1000
  return {
    environmentStepsPerSecond: (run.progress.environmentSteps - environmentSteps) / seconds,
    gradientStepsPerSecond: (run.progress.step - steps) / seconds,
  }
}
