import { create } from 'zustand'
import type { PanelReport } from '../../core/looks/questions'
import type { RecordedLook } from '../../core/looks/recorded-looks'
import { answerOf } from '../../core/looks/recorded-values'
import { messageOf } from '../../core/messages/user-error'
import { fetchJson } from '../page/fetch-json'
import { addNotice } from '../page/notices-store'
import { receiveRecorded } from '../panels/panels-answers'
import { experimentOf, useExperiments } from '../runs/experiments-store'
import { forgetSteps, noteSteps } from './kept-states'

/** Whether the recording on show holds pictures of its networks. */
export const useRecordedLooks = create<{ readonly state: 'coming' | 'there' | 'none' }>(() => ({ state: 'none' }))

/** By run, rising in steps; outside React, which is told of the step on show alone. */
const looksOf = new Map<number, readonly RecordedLook[]>()

/** Fetched after the first paint. A recording without any still shows its curves. True where they came. */
export async function bringLooks(scenario: string): Promise<boolean> {
  useRecordedLooks.setState({ state: 'coming' })
  await painted()
  try {
    const given = await fetchJson(`scenarios/recorded/${scenario}.looks.json`).catch(() => undefined)
    if (given === undefined) {
      // Made before recordings had any: its pictures say so.
      useRecordedLooks.setState({ state: 'none' })
      return false
    }
    const { checkRecordedLooks } = await import('../../core/looks/recorded-looks')
    const { runs } = checkRecordedLooks(given)
    for (const { method, seed, looks } of runs) {
      const run = useExperiments.getState().runs.find((one) => {
        const origin = experimentOf(one.id)?.origin
        return (
          one.seed === seed && origin?.kind === 'recorded' && origin.scenario === scenario && origin.method === method
        )
      })
      if (run) take(run.id, looks)
    }
    useRecordedLooks.setState({ state: looksOf.size > 0 ? 'there' : 'none' })
    return looksOf.size > 0
  } catch (error) {
    useRecordedLooks.setState({ state: 'none' })
    addNotice(messageOf(error))
    return false
  }
}

/** What was recorded of a run at the look closest to a step, as a worker would answer; undefined where nothing was. */
export function recordedReportsNear(runId: number, step: number): readonly PanelReport[] | undefined {
  const looks = looksOf.get(runId)
  const nearest = looks?.reduce((best, look) => (Math.abs(look.step - step) < Math.abs(best.step - step) ? look : best))
  return nearest && reportsOf(runId, nearest)
}

function take(runId: number, looks: readonly RecordedLook[]): void {
  const [last] = looks.slice(-1)
  if (!last) return
  looksOf.set(runId, looks)
  receiveRecorded(runId, looks, reportsOf(runId, last))
  noteSteps(
    runId,
    looks.map(({ step }) => step),
  )
}

function reportsOf(runId: number, { step, reports }: RecordedLook): PanelReport[] {
  return reports.flatMap(({ panel, answer }) =>
    answer === undefined ? [] : [{ kind: 'panel', runId, panel, step, answer: answerOf(answer) } as PanelReport],
  )
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    // A tab that lies behind another paints nothing.
    if (document.hidden) resolve()
    else requestAnimationFrame(() => setTimeout(resolve))
  })
}

/** Runs that leave the list take what was recorded of them with them. */
export function followRecordedLooks(): void {
  useExperiments.subscribe(({ runs }, before) => {
    if (runs === before.runs) return
    for (const runId of looksOf.keys()) {
      if (runs.some(({ id }) => id === runId)) continue
      looksOf.delete(runId)
      forgetSteps(runId)
    }
  })
}
