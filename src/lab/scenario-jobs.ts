import { createRuntime } from '../core/engine/create-runtime'
import { LookRecorder } from '../core/looks/look-recorder'
import type { RecordedLook } from '../core/looks/recorded-looks'
import type { WantedLooks } from '../core/looks/wanted-looks'
import { inEnglish } from '../core/messages/message'
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
  /** What is to be looked at now and then; nothing where missing. */
  readonly wanted?: WantedLooks
}

export interface ScenarioResult {
  readonly trace: RunTrace
  readonly looks: readonly RecordedLook[]
}

export const scenarioRuns: JobKind<ScenarioJob, ScenarioResult> = {
  name: 'scenario',
  label: ({ method, configuration }) => `${method} ${configuration.seed}`,

  async run({ scenario, method, configuration, showcase, wanted }, onProgress, tell) {
    const dataset = await loadDataset(configuration, '.', () => {}, tell)
    const runtime = await createRuntime({
      backend: 'wasm',
      mode: 'compiled',
      wasmPaths: tfjsWasmFolder(),
      onWarning: (warning) => tell(`warning: ${inEnglish(warning)}`),
    })
    const run = createRun(configuration, dataset, runtime)
    try {
      const recorder = wanted && new LookRecorder(run, wanted)
      const { seed } = configuration
      const onStep = recorder && (() => recorder.look())
      const trace = await traceRun(run, scenario, { method, seed, showcase, onStep, onProgress })
      return { trace, looks: recorder?.looks ?? [] }
    } finally {
      run.dispose()
      runtime.dispose()
    }
  },
}
