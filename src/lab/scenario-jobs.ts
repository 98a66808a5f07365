import { createRuntime } from '../core/engine/create-runtime'
import { type RunTrace, traceRun } from '../core/scenarios/run-trace'
import type { Scenario } from '../core/scenarios/scenario'
import type { RunConfiguration } from '../core/training/configuration'
import { createRun } from '../core/training/create-run'
import type { JobKind } from './job-pool'
import { loadDataset } from './load-dataset'
import { tfjsWasmFolder } from './wasm-folder'

/** One run of one method; plain data. */
export interface ScenarioJob {
  readonly scenario: Pick<Scenario, 'goalReturn' | 'metrics'>
  readonly method: string
  readonly configuration: RunConfiguration
  readonly showcase: boolean
}

export const scenarioRuns: JobKind<ScenarioJob, RunTrace> = {
  name: 'scenario',
  label: ({ method, configuration }) => `${method} ${configuration.seed}`,

  async run({ scenario, method, configuration, showcase }, onProgress) {
    const dataset = await loadDataset(configuration, '.', () => {})
    const runtime = await createRuntime({
      backend: 'wasm',
      mode: 'compiled',
      wasmPaths: tfjsWasmFolder(),
      onWarning: (warning) => console.error(warning),
    })
    const run = createRun(configuration, dataset, runtime)
    try {
      return await traceRun(run, scenario, { method, seed: configuration.seed, showcase, onProgress })
    } finally {
      run.dispose()
      runtime.dispose()
    }
  },
}
