import { create } from 'zustand'
import type { PanelKind, PanelQuestion, PanelQuestions } from '../worker/panel-protocol'
import { trainer } from './connection'
import { usePanels } from './panels-store'

/** What each panel asks, as the person has set it. */
export const useQuestions = create<PanelQuestions>(() => ({
  calibration: { starts: 32 },
  actionSlice: { place: null, axes: [0, 1] },
  stateMap: { quantity: 'value', x: 0, y: 1, through: null },
  gradients: { batches: 2 },
  uncertainty: { rows: 128 },
  metaAdaptation: {},
  modelRollouts: { starts: 6 },
  taskPosterior: { task: 0, context: null },
}))

const visible = new Set<PanelKind>()
let telling = false

export function changeQuestion<Kind extends PanelKind>(kind: Kind, options: Partial<PanelQuestions[Kind]>): void {
  useQuestions.setState((all) => ({ [kind]: { ...all[kind], ...options } }) as Partial<PanelQuestions>)
  tellWorker()
}

/** A panel has come into view, or gone out of it. */
export function showPanel(id: string, shown: boolean): void {
  if (!(id in useQuestions.getState())) return
  const kind = id as PanelKind
  if (visible.has(kind) === shown) return
  if (shown) visible.add(kind)
  else visible.delete(kind)
  tellWorker()
}

export function changeRate(perSecond: number): void {
  usePanels.setState({ perSecond })
  tellWorker()
}

/** Once for all changes of a moment. Nothing is visible on a page that lies behind another. */
export function tellWorker(): void {
  if (telling) return
  telling = true
  queueMicrotask(() => {
    telling = false
    const options = useQuestions.getState()
    const kinds = document.hidden ? [] : [...visible]
    const questions = kinds.map((kind) => ({ kind, options: options[kind] }) as PanelQuestion)
    void trainer().watch(questions, usePanels.getState().perSecond)
  })
}
