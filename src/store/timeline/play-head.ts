import { create } from 'zustand'
import { useExperiments } from '../runs/experiments-store'

interface PlayHead {
  /** The step that the whole stage shows; null: the newest, as it comes. */
  readonly step: number | null
}

/** Where the person has turned time back to. */
export const usePlayHead = create<PlayHead>(() => ({ step: null }))

export function movePlayHead(step: number): void {
  usePlayHead.setState({ step: Math.max(0, Math.round(step)) })
}

export function backToLive(): void {
  usePlayHead.setState({ step: null })
}

/** Another run has another time. */
useExperiments.subscribe(({ focus }, before) => {
  if (focus !== before.focus && usePlayHead.getState().step !== null) backToLive()
})
