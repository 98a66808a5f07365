import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

export type OnProgress = (share: number, stage: string) => void

/** Something that takes long and can run in a process of its own; jobs and results are plain data. */
export interface JobKind<Job, Result> {
  readonly name: string
  /** What the progress line calls it. */
  label(job: Job): string
  run(job: Job, onProgress: OnProgress): Promise<Result>
}

type Answer =
  | { readonly share: number; readonly stage: string }
  | { readonly result: unknown }
  | { readonly error: string }

/** The argument with which this program starts as a worker. */
export const WORKER_ARGUMENT = '--job-worker'

/** One process per core, less one for the person. */
export function defaultWorkers(): number {
  return Math.max(1, availableParallelism() - 1)
}

/** All jobs, results in their order: in this process, or side by side in several. */
export async function runJobs<Job, Result>(
  kind: JobKind<Job, Result>,
  jobs: readonly Job[],
  workers: number,
  report: (share: number, label: string) => void,
): Promise<Result[]> {
  const shares = new Float64Array(jobs.length)
  const pool = Math.min(workers, jobs.length) > 1 ? processes(kind) : { run: kind.run, close: () => {} }
  const results = new Array<Result>(jobs.length)
  let next = 0
  const takeJobs = async () => {
    while (next < jobs.length) {
      const index = next++
      const job = jobs[index]!
      const label = `${kind.label(job)} (${index + 1} of ${jobs.length})`
      let shown = 0
      results[index] = await pool.run(job, (share, stage) => {
        shares[index] = share
        if (performance.now() - shown < 200) return
        shown = performance.now()
        report(shares.reduce((sum, one) => sum + one, 0) / jobs.length, `${label}, ${stage}`)
      })
      shares[index] = 1
    }
  }
  try {
    await Promise.all(Array.from({ length: workers }, takeJobs))
  } finally {
    pool.close()
  }
  return results
}

/** Idle processes are used again; each starts this very program as a worker. */
function processes<Job, Result>(kind: JobKind<Job, Result>) {
  const idle: ChildProcess[] = []
  const all: ChildProcess[] = []
  const start = () => {
    const child = fork(fileURLToPath(import.meta.url), [WORKER_ARGUMENT])
    all.push(child)
    return child
  }
  return {
    run(job: Job, onProgress: OnProgress): Promise<Result> {
      const child = idle.pop() ?? start()
      return new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`A worker ended while it ran ${kind.label(job)}.`))
        const onMessage = (answer: Answer) => {
          if ('share' in answer) return onProgress(answer.share, answer.stage)
          child.off('message', onMessage).off('exit', onExit)
          idle.push(child)
          if ('error' in answer) reject(new Error(answer.error))
          else resolve(answer.result as Result)
        }
        child.on('message', onMessage).on('exit', onExit)
        child.send({ kind: kind.name, job })
      })
    },
    close() {
      for (const child of all) child.kill()
    },
  }
}

/** Serves jobs that the parent process sends. */
export function serveJobs(kinds: readonly JobKind<never, unknown>[]): void {
  const answer = (message: Answer) => process.send?.(message)
  process.on('message', async ({ kind: name, job }: { kind: string; job: never }) => {
    let told = 0
    try {
      const kind = kinds.find((candidate) => candidate.name === name)!
      const result = await kind.run(job, (share, stage) => {
        if (performance.now() - told < 200) return
        told = performance.now()
        answer({ share, stage })
      })
      answer({ result })
    } catch (error) {
      answer({ error: error instanceof Error ? error.message : String(error) })
    }
  })
}
