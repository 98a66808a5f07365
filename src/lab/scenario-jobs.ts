import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createRuntime } from '../core/engine/create-runtime'
import { type RunTrace, traceRun } from '../core/scenarios/run-trace'
import type { Scenario } from '../core/scenarios/scenario'
import type { RunConfiguration } from '../core/training/configuration'
import { createRun } from '../core/training/create-run'
import { loadDataset } from './load-dataset'
import { tfjsWasmFolder } from './wasm-folder'

/** One run of one method; plain data. */
export interface ScenarioJob {
  readonly scenario: Pick<Scenario, 'goalReturn' | 'metrics'>
  readonly method: string
  readonly configuration: RunConfiguration
  readonly showcase: boolean
}

type Report = (share: number, label: string) => void
type Answer =
  | { readonly share: number; readonly stage: string }
  | { readonly trace: RunTrace }
  | { readonly error: string }

/** The argument with which this program starts as a worker. */
export const WORKER_ARGUMENT = '--scenario-worker'

export async function runJob(
  { scenario, method, configuration, showcase }: ScenarioJob,
  onProgress: (share: number, stage: string) => void,
): Promise<RunTrace> {
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
}

/** All jobs, in their order: in this process, or side by side in several. */
export async function runJobs(
  jobs: readonly ScenarioJob[],
  workers: number = Math.max(1, availableParallelism() - 1),
  report: Report,
): Promise<RunTrace[]> {
  const shares = new Float64Array(jobs.length)
  const runOne = Math.min(workers, jobs.length) > 1 ? inWorkers() : { run: runJob, close: () => {} }
  const traces = new Array<RunTrace>(jobs.length)
  let next = 0
  const takeJobs = async () => {
    while (next < jobs.length) {
      const index = next++
      const job = jobs[index]!
      const label = `${job.method} ${job.configuration.seed} (${index + 1} of ${jobs.length})`
      let shown = 0
      traces[index] = await runOne.run(job, (share, stage) => {
        shares[index] = share
        if (performance.now() - shown < 200) return
        shown = performance.now()
        report(shares.reduce((sum, one) => sum + one, 0) / jobs.length, `${label}, ${stage}`)
      })
    }
  }
  try {
    await Promise.all(Array.from({ length: workers }, takeJobs))
  } finally {
    runOne.close()
  }
  return traces
}

/** Idle processes are used again; each starts this very program as a worker. */
function inWorkers() {
  const idle: ChildProcess[] = []
  const all: ChildProcess[] = []
  const start = () => {
    const child = fork(fileURLToPath(import.meta.url), [WORKER_ARGUMENT])
    all.push(child)
    return child
  }
  return {
    run(job: ScenarioJob, onProgress: (share: number, stage: string) => void): Promise<RunTrace> {
      const child = idle.pop() ?? start()
      return new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`A worker ended while it trained ${job.method}.`))
        const onMessage = (answer: Answer) => {
          if ('share' in answer) return onProgress(answer.share, answer.stage)
          child.off('message', onMessage).off('exit', onExit)
          idle.push(child)
          if ('error' in answer) reject(new Error(answer.error))
          else resolve(answer.trace)
        }
        child.on('message', onMessage).on('exit', onExit)
        child.send(job)
      })
    },
    close() {
      for (const child of all) child.kill()
    },
  }
}

/** Serves jobs that the parent process sends. */
export function serveJobs(): void {
  const answer = (message: Answer) => process.send?.(message)
  process.on('message', async (job: ScenarioJob) => {
    let told = 0
    try {
      const trace = await runJob(job, (share, stage) => {
        if (performance.now() - told < 200) return
        told = performance.now()
        answer({ share, stage })
      })
      answer({ trace })
    } catch (error) {
      answer({ error: error instanceof Error ? error.message : String(error) })
    }
  })
}
