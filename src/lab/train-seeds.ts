import { join } from 'node:path'
import type { RunConfiguration } from '../core/training/configuration'
import { writeInOnePiece } from './disk'
import { listenForInterruption } from './interruption'
import { runJobs } from './job-pool'
import type { Output } from './output'
import { type SeedJob, type SeedResult, seedRuns, summarise } from './train-seed'

export interface TrainSeedsOptions {
  readonly configuration: RunConfiguration
  readonly jobs: readonly SeedJob[]
  /** Seeds that an earlier try has finished. */
  readonly found: readonly SeedResult[]
  readonly out: string
  readonly backend: string
  readonly workers: number
  readonly output: Output
  /** How what did not come to its end goes on, for the person: a sentence. */
  readonly goesOn: string
}

/** Trains the seeds, says what became of them and writes summary.json. Resolves to the exit code; 130 or 143 after a signal. */
export async function trainSeeds(options: TrainSeedsOptions): Promise<number> {
  const { configuration, jobs, found, out, backend, workers, output, goesOn } = options
  let signal: NodeJS.Signals | undefined
  const stopListening = listenForInterruption((by) => {
    signal = by
  })
  let computed: SeedResult[]
  try {
    computed = await runJobs(
      seedRuns,
      jobs,
      workers,
      (share, label) => output.progress(label, share),
      (line) => output.tell(line),
    )
  } finally {
    stopListening()
    output.clear()
  }
  const failed = computed.filter(({ failure }) => failure !== undefined)
  const whole = [...found, ...computed.filter((one) => one.interruptedAt === undefined && one.failure === undefined)]
  whole.sort((a, b) => a.seed - b.seed)
  for (const result of found) output.say(`${resultLine(result)} (was there)`)
  for (const result of computed) {
    if (result.failure === undefined) output.say(resultLine(result))
    else output.warn(`seed ${result.seed}: ${result.failure} ${keptSentence(result)}`)
  }
  if (whole.length > 0) {
    const summary = summarise(configuration, backend, whole)
    await writeInOnePiece(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  }
  output.result({ out, seeds: [...found, ...computed], interruptedBy: signal ?? null })
  if (signal !== undefined && computed.some(({ interruptedAt }) => interruptedAt !== undefined)) {
    output.warn(`Interrupted (${signal}). ${goesOn}`)
    return signal === 'SIGINT' ? 130 : 143
  }
  if (failed.length > 0) {
    const kept = failed.some(({ keptIn }) => keptIn !== undefined)
    const count = `${failed.length} of ${found.length + computed.length} seeds did not come to the end.`
    output.warn(kept ? `${count} ${goesOn}` : count)
    return 1
  }
  output.say(`Wrote ${whole.length} seed${whole.length === 1 ? '' : 's'} and summary.json to ${out}.`)
  return 0
}

function keptSentence({ keptIn, keptStep }: SeedResult): string {
  if (keptIn === undefined) return 'Nothing of it is kept in a checkpoint.'
  return `${keptIn} keeps what was learnt by step ${keptStep}.`
}

function resultLine({ seed, finalReturn, bestReturn, stepsPerSecond, threads, interruptedAt }: SeedResult): string {
  if (interruptedAt !== undefined) return `seed ${seed}: stopped at step ${interruptedAt}`
  const show = (value: number | null) => (value === null ? 'no environment' : value.toFixed(1))
  const speed = `${stepsPerSecond.toFixed(0)} steps/s${threads > 1 ? ` on ${threads} threads` : ''}`
  return `seed ${seed}: final return ${show(finalReturn)}, best ${show(bestReturn)}, ${speed}`
}
