import { create } from 'zustand'
import type { PanelAnswers, PanelKind, PanelReport } from '../worker/panel-protocol'
import { measuresOf } from './panels-measures'
import { useRun } from './run-store'
import { Series } from './series'

export interface Answered<Kind extends PanelKind> {
  readonly runId: number
  readonly step: number
  /** null: this run has nothing of the kind. */
  readonly answer: PanelAnswers[Kind] | null
}

type AnswersState = { readonly [Kind in PanelKind]?: Answered<Kind> }

/** The latest answer to each panel, whichever run it is of. */
const useAnswers = create<AnswersState>(() => ({}))

/** The latest answer about the current run; undefined before the first. */
export function useAnswer<Kind extends PanelKind>(kind: Kind): Answered<Kind> | undefined {
  const runId = useRun((state) => state.runId)
  const answered = useAnswers((state) => state[kind] as Answered<Kind> | undefined)
  return answered?.runId === runId ? answered : undefined
}

/** The numbers of each panel over the steps at which it was looked at; outside React, which sees answers come. */
let series: { readonly runId: number; readonly byName: Map<string, Series> } = { runId: 0, byName: new Map() }

export function receivePanelReport(report: PanelReport): void {
  const { runId, panel, step, answer } = report
  if (runId !== useRun.getState().runId) return
  if (series.runId !== runId) series = { runId, byName: new Map() }
  for (const [name, value] of Object.entries(measuresOf(report))) {
    const key = `${panel}.${name}`
    const known = series.byName.get(key) ?? new Series()
    series.byName.set(key, known)
    // Looked at again at rest, with other options: the axis knows one value per step.
    if (known.steps.at(-1) !== step && Number.isFinite(value)) known.push(step, value)
  }
  useAnswers.setState({ [panel]: { runId, step, answer } } as AnswersState)
}

/** Of the current run; undefined before its first value. */
export function panelSeries(panel: PanelKind, name: string): Series | undefined {
  return series.runId === useRun.getState().runId ? series.byName.get(`${panel}.${name}`) : undefined
}

/** Names of a panel's numbers that begin like this, in the order in which they came. */
export function panelSeriesNames(panel: PanelKind, prefix: string): string[] {
  const start = `${panel}.${prefix}`
  return [...series.byName.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(panel.length + 1))
}
