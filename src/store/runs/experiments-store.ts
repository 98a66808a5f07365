import { create } from 'zustand'
import { message } from '../../core/messages/message'
import { addNotice } from '../page/notices-store'
import { type Experiment, keyOf } from './experiment'
import { emptyRun, hasBegun, type Run } from './run'

/** Beyond this many runs the oldest that nothing holds is forgotten. */
const MOST_RUNS = 80

interface ExperimentsState {
  /** In the order in which they were begun. */
  readonly experiments: readonly Experiment[]
  readonly runs: readonly Run[]
  /** `runId` of the run that the sliders, the panels and the view of the world belong to. */
  readonly focus: number
  /** In focus where no run is: nothing yet, or why there is none. */
  readonly nothing: Run
}

/** Every experiment of this visit with its runs, the page's own and recorded ones: the truth that everything else is read from. */
export const useExperiments = create<ExperimentsState>(() => ({
  experiments: [],
  runs: [],
  focus: 0,
  nothing: emptyRun(0, 0, 0),
}))

let lastId = 0

function newId(): number {
  return ++lastId
}

export function runWithId(runId: number): Run | undefined {
  return useExperiments.getState().runs.find((run) => run.id === runId)
}

export function experimentOf(runId: number): Experiment | undefined {
  const run = runWithId(runId)
  return run && useExperiments.getState().experiments.find(({ id }) => id === run.experimentId)
}

export function runsOf(id: number): readonly Run[] {
  return useExperiments.getState().runs.filter((run) => run.experimentId === id)
}

/** A run has each seed once. */
export function runWithSeed(id: number, seed: number): Run | undefined {
  return runsOf(id).find((run) => run.seed === seed)
}

/** The one that the sliders, the panels and the view of the world belong to. */
export function focusedRun({ runs, focus, nothing }: ExperimentsState = useExperiments.getState()): Run {
  return runs.find(({ id }) => id === focus) ?? nothing
}

/** What a part of the page shows of the run in focus; drawn again when that changes. */
export function useFocusedRun<T = Run>(select: (run: Run) => T = (run) => run as T): T {
  return useExperiments((state) => select(focusedRun(state)))
}

/** `listener` is told of the run in focus whenever it, or what it is, has changed. Returns the way out. */
export function onFocusedRun(listener: (now: Run, before: Run) => void): () => void {
  return useExperiments.subscribe((state, earlier) => {
    const [now, before] = [focusedRun(state), focusedRun(earlier)]
    if (now !== before) listener(now, before)
  })
}

export function focusedExperiment(): Experiment | undefined {
  return experimentOf(useExperiments.getState().focus)
}

/**
 * A run of the experiment that these describe: of a new one, or of the one on the list that differs in the seed alone,
 * where the same seed again takes the place of the first, in focus as well. Returns its `runId`.
 */
export function addRun(
  spec: Omit<Experiment, 'id' | 'name' | 'hidden'>,
  seed: number,
  state: Partial<Run> = {},
): number {
  const runId = newId()
  let gone: Run | undefined
  useExperiments.setState(({ experiments, runs, focus }) => {
    const proposed: Experiment = { ...spec, id: newId(), name: null, hidden: false }
    const known = experiments.find((experiment) => keyOf(experiment) === keyOf(proposed))
    const experiment = known ?? proposed
    const replaced = runs.find((run) => run.experimentId === experiment.id && run.seed === seed)
    const others = runs.filter((run) => run !== replaced)
    const run = { ...emptyRun(runId, experiment.id, seed), ...state }
    const all = [...others, run]
    gone = tooMany(all)
    return {
      experiments: known ? experiments : [...experiments, experiment],
      runs: all.filter((one) => one !== gone),
      focus: replaced?.id === focus ? runId : focus,
    }
  })
  if (gone) tellOfGone(gone, useExperiments.getState().experiments)
  forgetEmptyExperiments()
  return runId
}

export function updateRun(runId: number, change: Partial<Run>): void {
  useExperiments.setState(({ runs }) => ({
    runs: runs.map((run) => (run.id === runId ? { ...run, ...change } : run)),
  }))
}

export function updateExperiment(id: number, change: Partial<Omit<Experiment, 'id'>>): void {
  useExperiments.setState(({ experiments }) => ({
    experiments: experiments.map((experiment) => (experiment.id === id ? { ...experiment, ...change } : experiment)),
  }))
}

export function removeRuns(gone: (run: Run) => boolean): void {
  useExperiments.setState(({ runs }) => ({ runs: runs.filter((run) => !gone(run)) }))
  forgetEmptyExperiments()
}

/** From here on these seeds are another run than the rest of theirs, which does not share what happens to them. */
export function partFromTheirExperiment(runIds: readonly number[]): void {
  const experiment = experimentOf(runIds[0]!)
  if (!experiment || runsOf(experiment.id).every((run) => runIds.includes(run.id))) return
  const id = newId()
  useExperiments.setState(({ experiments }) => ({ experiments: [...experiments, { ...experiment, id, name: null }] }))
  for (const runId of runIds) updateRun(runId, { experimentId: id })
}

/** What it is made of has changed before its first step: it may now belong to a run that is on the list already. */
export function reconfigure(runId: number, configuration: Experiment['configuration']): void {
  partFromTheirExperiment([runId])
  const own = experimentOf(runId)!
  updateExperiment(own.id, { configuration })
  const { experiments, focus } = useExperiments.getState()
  const key = keyOf({ ...own, configuration })
  const twin = experiments.find((experiment) => experiment.id !== own.id && keyOf(experiment) === key)
  if (!twin) return
  const { seed } = runWithId(runId)!
  const replaced = runWithSeed(twin.id, seed)
  if (replaced?.id === focus) useExperiments.setState({ focus: runId })
  removeRuns((run) => run === replaced)
  updateRun(runId, { experimentId: twin.id })
  forgetEmptyExperiments()
}

/** A run that was only ever prepared leaves no trace. */
export function removeUnbegun(runId: number): void {
  removeRuns((run) => run.id === runId && !hasBegun(run))
}

function forgetEmptyExperiments(): void {
  useExperiments.setState(({ experiments, runs }) => ({
    experiments: experiments.filter(({ id }) => runs.some(({ experimentId }) => experimentId === id)),
  }))
}

/** Never silently: a run that somebody still wanted would seem to have vanished. */
function tellOfGone({ experimentId, seed }: Run, experiments: readonly Experiment[]): void {
  const experiment = experiments.find(({ id }) => id === experimentId)
  const name = experiment?.name ?? experiment?.configuration.algorithm.id ?? ''
  addNotice(
    message`The list holds at most ${MOST_RUNS} runs; the oldest that had ended, seed ${seed} of ${name}, was taken off.`,
  )
}

/** The one that makes room, where there are too many. */
function tooMany(runs: readonly Run[]): Run | undefined {
  if (runs.length <= MOST_RUNS) return undefined
  return runs.find(({ status }) => status === 'ended' || status === 'finished' || status === 'failed')
}
