import { interquartileMean } from '../../core/statistics/interquartile-mean'
import type { Run } from '../../store/runs/run'
import { formatMeasured } from '../format/numbers'
import type { Text } from '../text/text'

type HeardRun = Pick<Run, 'id' | 'status' | 'progress' | 'evaluationsVersion' | 'series'>

/** Evaluations come many times a second in a small world: nobody could listen to that. */
export const EVALUATIONS_MS = 10_000

/** What a listener knows already. */
export interface Heard {
  readonly runId: number
  readonly status: Run['status']
  readonly phase: string | undefined
  readonly step: number
  readonly evaluations: number
  /** When the last evaluation was told, in ms. */
  readonly toldAt: number
}

export function heardOf({ id, status, progress, evaluationsVersion }: HeardRun, toldAt: number): Heard {
  const step = progress?.step ?? 0
  return { runId: id, status, phase: progress?.phase, step, evaluations: evaluationsVersion, toldAt }
}

/**
 * The sentence that a listener needs now, if any: a change of the state or of the phase at once, a step taken by hand,
 * otherwise an evaluation at most every ten seconds. Failures are alerts of their own, and what has finished is told with
 * the others.
 */
export function whatToSay(
  text: Text,
  heard: Heard,
  run: Run,
  now: number,
): { readonly sentence: string | null; readonly heard: Heard } {
  const { status, progress, evaluationsVersion } = run
  const words = text.everyone.announce
  const known = heardOf(run, heard.toldAt)
  const sameRun = run.id === heard.runId
  const step = progress?.step ?? 0
  if (status === 'failed' || status === 'preparing' || status === 'finished') return { sentence: null, heard: known }
  if (status !== heard.status || !sameRun) {
    return { sentence: words.status(text.status[status], step), heard: { ...known, toldAt: now } }
  }
  if (progress && progress.phase !== heard.phase) {
    return { sentence: words.online(step), heard: known }
  }
  if (status !== 'training' && step !== heard.step)
    return { sentence: words.status(text.status[status], step), heard: known }
  if (status === 'training' && evaluationsVersion !== heard.evaluations) {
    // Until it is time, it counts as not heard.
    if (now - heard.toldAt < EVALUATIONS_MS)
      return { sentence: null, heard: { ...known, evaluations: heard.evaluations } }
    return { sentence: words.at(step) + returnOf(words, [run]), heard: { ...known, toldAt: now } }
  }
  return { sentence: null, heard: known }
}

/** Seeds of one method or fork that are compared with others, by its name. */
export interface Ending {
  readonly name: string
  readonly runs: readonly Pick<Run, 'id' | 'status' | 'series' | 'progress'>[]
}

/**
 * Who has just come to its end with all of its seeds, by name, and with what; once nobody trains any more, how all of them
 * compare. `before`: the status of each run by its `id`.
 */
export function endingsToSay(
  { everyone: { announce: words } }: Text,
  all: readonly Ending[],
  before: ReadonlyMap<number, Run['status']>,
  comparison: () => string,
): string | null {
  const ended = ({ runs }: Ending) => runs.every(({ status }) => status === 'finished')
  const wentOn = ({ runs }: Ending) => runs.some(({ id }) => before.has(id) && before.get(id) !== 'finished')
  const now = all.filter((one) => ended(one) && wentOn(one))
  if (now.length === 0) return null
  const told = now.map(({ name, runs }) => words.finished(name, runs[0]!.progress?.step ?? 0) + returnOf(words, runs))
  return all.every(ended) && all.length > 1 ? `${told.join(' ')} ${comparison()}` : told.join(' ')
}

function returnOf(words: Text['everyone']['announce'], runs: readonly Pick<Run, 'series'>[]): string {
  const latest = runs.flatMap(({ series }) => series.evaluations.at(-1)?.mean ?? [])
  return latest.length > 0 ? words.meanReturn(formatMeasured(interquartileMean(latest))) : ''
}
