import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Every panel that can be put on the board. */
export const panelIds = [
  'dips',
  'calibration',
  'actionSlice',
  'stateMap',
  'gradients',
  'uncertainty',
  'metaAdaptation',
  'modelRollouts',
  'taskPosterior',
  'environment',
  'metrics',
  'loss',
] as const
export type PanelId = (typeof panelIds)[number]

/** The few that tell an algorithm's story, in this order. */
const STORIES: Readonly<Record<string, readonly PanelId[]>> = {
  awac: ['dips', 'actionSlice', 'metrics'],
  'cal-ql': ['dips', 'calibration', 'metrics'],
  cql: ['dips', 'calibration', 'metrics'],
  o2o: ['metaAdaptation', 'uncertainty', 'metrics'],
  mopo: ['modelRollouts', 'uncertainty', 'metrics'],
  pearl: ['taskPosterior', 'metrics'],
}
const USUAL_STORY: readonly PanelId[] = ['dips', 'calibration', 'metrics']

/** Looks per second at each visible panel. */
export const USUAL_RATE = 2

interface PanelsState {
  /** As the person arranged them, by algorithm. */
  readonly arrangements: Readonly<Record<string, readonly PanelId[]>>
  readonly perSecond: number
}

/** Of the person, not of the run: kept between visits. */
export const usePanels = create<PanelsState>()(
  persist((): PanelsState => ({ arrangements: {}, perSecond: USUAL_RATE }), { name: 'playground-panels' }),
)

export function arrangementOf({ arrangements }: PanelsState, algorithmId: string): readonly PanelId[] {
  const chosen = arrangements[algorithmId]
  return chosen ? chosen.filter((id) => panelIds.includes(id)) : (STORIES[algorithmId] ?? USUAL_STORY)
}

function rearrange(algorithmId: string, change: (ids: readonly PanelId[]) => readonly PanelId[]): void {
  usePanels.setState((state) => ({
    arrangements: { ...state.arrangements, [algorithmId]: change(arrangementOf(state, algorithmId)) },
  }))
}

export function addPanel(algorithmId: string, id: PanelId): void {
  rearrange(algorithmId, (ids) => (ids.includes(id) ? ids : [...ids, id]))
}

export function removePanel(algorithmId: string, id: PanelId): void {
  rearrange(algorithmId, (ids) => ids.filter((other) => other !== id))
}

/** By -1 towards the front, by 1 towards the end; at either end nothing happens. */
export function movePanel(algorithmId: string, id: PanelId, by: -1 | 1): void {
  rearrange(algorithmId, (ids) => {
    const from = ids.indexOf(id)
    const to = from + by
    if (from < 0 || to < 0 || to >= ids.length) return ids
    const others = ids.filter((other) => other !== id)
    return [...others.slice(0, to), id, ...others.slice(to)]
  })
}

/** Back to the panels that tell the algorithm's story. */
export function restoreArrangement(algorithmId: string): void {
  usePanels.setState(({ arrangements }) => {
    const { [algorithmId]: _, ...others } = arrangements
    return { arrangements: others }
  })
}
