import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { measuresOf } from '../../core/looks/measures'
import type { PanelAnswers, PanelKind, PanelReport } from '../../core/looks/questions'
import type { RecordedLook } from '../../core/looks/recorded-looks'
import { focusedRun, runWithId, useExperiments, useFocusedRun } from '../runs/experiments-store'
import { Series } from '../runs/series'
import { usePlayHead } from '../timeline/play-head'

export interface Answered<Kind extends PanelKind> {
  readonly runId: number
  readonly step: number
  /** null: this run has nothing of the kind. */
  readonly answer: PanelAnswers[Kind] | null
}

type AnswersOf = { readonly [Kind in PanelKind]?: Answered<Kind> }

/** The latest answers about each run, by `runId`. */
const useAnswers = create<Readonly<Record<number, AnswersOf>>>(() => ({}))

/** Answers about the step at which the play head stands, while it does. */
const usePast = create<Readonly<Record<number, AnswersOf>>>(() => ({}))

/** About the run in focus, at the step that is shown: the newest unless time was turned back. Undefined before the first. */
export function useAnswer<Kind extends PanelKind>(kind: Kind): Answered<Kind> | undefined {
  const runId = useFocusedRun((state) => state.id)
  return useAnswersOf(kind, [runId])[0]
}

export function receivePast(runId: number, reports: readonly PanelReport[]): void {
  usePast.setState({ [runId]: answersOf(runId, reports) })
}

function answersOf(runId: number, reports: readonly PanelReport[]): AnswersOf {
  return Object.fromEntries(reports.map(({ panel, step, answer }) => [panel, { runId, step, answer }])) as AnswersOf
}

/** The same about several members at once, in their order. */
export function useAnswersOf<Kind extends PanelKind>(
  kind: Kind,
  runIds: readonly number[],
): readonly (Answered<Kind> | undefined)[] {
  const live = usePlayHead((state) => state.step === null)
  const select = (state: Readonly<Record<number, AnswersOf>>) =>
    runIds.map((runId) => state[runId]?.[kind] as Answered<Kind> | undefined)
  const [newest, past] = [useAnswers(useShallow(select)), usePast(useShallow(select))]
  return live ? newest : past
}

/** Changes with every answer that comes. */
const useLooks = create<{ readonly count: number }>(() => ({ count: 0 }))

export function useLookVersion(): number {
  return useLooks((state) => state.count)
}

/** The numbers of each panel over the steps at which it was looked at; outside React, which sees answers come. */
const seriesOf = new Map<number, Map<string, Series>>()

export function receivePanelReport(report: PanelReport): void {
  const { runId, panel, step, answer } = report
  if (!runWithId(runId)) return
  take(runId, panel, step, measuresOf(report))
  useAnswers.setState((state) => ({ [runId]: { ...state[runId], [panel]: { runId, step, answer } } }))
  useLooks.setState(({ count }) => ({ count: count + 1 }))
}

/** All looks that a recording has of a run, and what it answers at the last one. */
export function receiveRecorded(runId: number, looks: readonly RecordedLook[], last: readonly PanelReport[]): void {
  if (!runWithId(runId)) return
  for (const { step, reports } of looks) for (const { panel, measures } of reports) take(runId, panel, step, measures)
  useAnswers.setState({ [runId]: answersOf(runId, last) })
  useLooks.setState(({ count }) => ({ count: count + 1 }))
}

function take(runId: number, panel: PanelKind, step: number, measures: Readonly<Record<string, number | null>>): void {
  const byName = seriesOf.get(runId) ?? new Map<string, Series>()
  seriesOf.set(runId, byName)
  for (const [name, value] of Object.entries(measures)) {
    const key = `${panel}.${name}`
    const known = byName.get(key) ?? new Series()
    byName.set(key, known)
    // Looked at again at rest, with other options: the axis knows one value per step.
    if (known.steps.at(-1) === step) known.resume()
    else if (value !== null && Number.isFinite(value)) known.push(step, value)
  }
}

/** A panel has not been looking for a while: its lines have a gap there. */
export function interruptPanel(panel: PanelKind): void {
  for (const byName of seriesOf.values()) {
    for (const [name, series] of byName) if (name.startsWith(`${panel}.`)) series.interrupt()
  }
}

/** Of a run, the one in focus unless another is named; undefined before its first value. */
export function panelSeries(panel: PanelKind, name: string, runId = focusedRun().id): Series | undefined {
  return seriesOf.get(runId)?.get(`${panel}.${name}`)
}

/** Names of a panel's numbers that begin like this, in the order in which they came. */
export function panelSeriesNames(panel: PanelKind, prefix: string): string[] {
  const start = `${panel}.${prefix}`
  const names = [...(seriesOf.get(focusedRun().id)?.keys() ?? [])]
  return names.filter((key) => key.startsWith(start)).map((key) => key.slice(panel.length + 1))
}

/** Runs that leave the list take their answers with them; what a run answered last stays when its worker has gone on. */
export function followAnswers(): void {
  usePlayHead.subscribe(({ step }) => {
    if (step === null) usePast.setState({}, true)
  })
  useExperiments.subscribe(({ runs }, before) => {
    if (runs === before.runs) return
    for (const runId of seriesOf.keys()) if (!runs.some((run) => run.id === runId)) seriesOf.delete(runId)
    const gone = before.runs.filter(({ id }) => !runWithId(id))
    if (gone.length === 0) return
    const answers = { ...useAnswers.getState() }
    for (const { id } of gone) delete answers[id]
    useAnswers.setState(answers, true)
  })
}
