import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { noteInterruption, whenInterrupted } from './interruption'

export type OnProgress = (share: number, stage: string) => void

/** A line for the person, which several jobs may have to say. */
export type Tell = (line: string) => void

/** Something that takes long and can run in a process of its own; jobs and results are plain data. */
export interface JobKind<Job, Result> {
  readonly name: string
  /** What the progress line calls it. */
  label(job: Job): string
  run(job: Job, onProgress: OnProgress, tell: Tell): Promise<Result>
}

type Answer =
  | { readonly line: string }
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
  tell: Tell,
): Promise<Result[]> {
  const shares = new Float64Array(jobs.length)
  const hands = Math.min(workers, jobs.length)
  const pool: JobPool<Job, Result> =
    hands > 1
      ? processPool(kind, tell)
      : { run: (job, onProgress) => kind.run(job, onProgress, tell), interrupt: () => {}, close: () => {} }
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
  const stopPassingOn = whenInterrupted((signal) => pool.interrupt(signal))
  try {
    await Promise.all(Array.from({ length: hands }, takeJobs))
  } finally {
    stopPassingOn()
    pool.close()
  }
  return results
}

export interface JobPool<Job, Result> {
  /** As many run at the same time as calls are open. */
  run(job: Job, onProgress: OnProgress): Promise<Result>
  /** Tells those that run: they keep what there is and end. */
  interrupt(signal: NodeJS.Signals): void
  close(): void
}

/** Idle processes are used again; each starts this very program as a worker. One that breaks down fails its job alone. */
export function processPool<Job, Result>(kind: JobKind<Job, Result>, tell: Tell): JobPool<Job, Result> {
  const idle: ChildProcess[] = []
  const all: ChildProcess[] = []
  const start = () => {
    const child = fork(fileURLToPath(import.meta.url), [WORKER_ARGUMENT])
    all.push(child)
    child.on('exit', () => {
      const at = idle.indexOf(child)
      if (at >= 0) idle.splice(at, 1)
    })
    return child
  }
  return {
    run(job: Job, onProgress: OnProgress): Promise<Result> {
      const child = idle.pop() ?? start()
      return new Promise((resolve, reject) => {
        const onExit = (code: number | null, signal: string | null) =>
          reject(new Error(`A worker ended while it ran ${kind.label(job)} (${signal ?? `exit code ${code}`}).`))
        const onMessage = (answer: Answer) => {
          if ('line' in answer) return tell(answer.line)
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
    interrupt(signal) {
      for (const child of all) child.kill(signal)
    },
    close() {
      for (const child of all) child.kill('SIGKILL')
    },
  }
}

/** Serves jobs that the parent process sends. */
export function serveJobs(kinds: readonly JobKind<never, unknown>[]): void {
  // A parent that was killed closes nothing: its workers have to notice, or they would go on beside those of the next try.
  const parent = process.ppid
  const endWithParent = () => {
    if (process.ppid !== parent) process.exit(1)
  }
  process.on('disconnect', () => process.exit(1))
  // Ctrl-C reaches the whole group; the parent decides what becomes of a job, and ends its workers itself.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, noteInterruption)
  const answer = (message: Answer) => process.send?.(message)
  process.on('message', async ({ kind: name, job }: { kind: string; job: never }) => {
    let told = 0
    try {
      const kind = kinds.find((candidate) => candidate.name === name)!
      const onProgress: OnProgress = (share, stage) => {
        if (performance.now() - told < 200) return
        told = performance.now()
        endWithParent()
        answer({ share, stage })
      }
      const result = await kind.run(job, onProgress, (line) => answer({ line }))
      answer({ result })
    } catch (error) {
      answer({ error: error instanceof Error ? error.message : String(error) })
    }
  })
}
