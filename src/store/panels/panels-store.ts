import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { lockOf } from '../assignment/assignment-store'
import { useScenario } from '../scenario/scenario-store'

/** Every panel that can be put on the board. */
export const panelIds = [
  'dips',
  'calibration',
  'actionSlice',
  'stateMap',
  'gradients',
  'uncertainty',
  'knowledge',
  'regret',
  'weighting',
  'explorers',
  'metaAdaptation',
  'metaStep',
  'modelRollouts',
  'telescoping',
  'taskPosterior',
  'loops',
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
  wsrl: ['dips', 'knowledge', 'metrics'],
  rlpd: ['dips', 'knowledge', 'metrics'],
  mopo: ['modelRollouts', 'uncertainty', 'metrics'],
  pearl: ['taskPosterior', 'metrics'],
}
const USUAL_STORY: readonly PanelId[] = ['dips', 'calibration', 'metrics']

/** Looks per second at each visible panel. */
export const USUAL_RATE = 2

interface PanelsState {
  /** As the person arranged them, by algorithm. */
  readonly arrangements: Readonly<Record<string, readonly PanelId[]>>
  /** As a link has arranged them: for this visit, in place of the person's own. */
  readonly linked: Readonly<Record<string, readonly PanelId[]>>
  readonly perSecond: number
}

/** Of the person, not of the run: kept between visits. */
export const usePanels = create<PanelsState>()(
  persist((): PanelsState => ({ arrangements: {}, linked: {}, perSecond: USUAL_RATE }), {
    name: 'playground-panels',
    partialize: ({ linked: _, ...own }) => own,
  }),
)

export function arrangementOf({ arrangements, linked }: PanelsState, algorithmId: string): readonly PanelId[] {
  const chosen = linked[algorithmId] ?? arrangements[algorithmId]
  return chosen ? chosen.filter((id) => panelIds.includes(id)) : usualPanels(algorithmId)
}

/** Under which the arrangement on show is kept: that of the open scenario, else of the algorithm. */
export function boardKey(algorithmId: string): string {
  const { open } = useScenario.getState()
  return open ? scenarioKey(open.scenario.id) : algorithmId
}

function scenarioKey(id: string): string {
  return `scenario.${id}`
}

function usualPanels(key: string): readonly PanelId[] {
  const { open } = useScenario.getState()
  if (open && key === scenarioKey(open.scenario.id)) {
    return panelIds.filter((id) => open.scenario.panels.includes(id)).sort(inOrderOf(open.scenario.panels))
  }
  return STORIES[key] ?? USUAL_STORY
}

function inOrderOf(order: readonly string[]) {
  return (a: string, b: string) => order.indexOf(a) - order.indexOf(b)
}

function rearrange(algorithmId: string, change: (ids: readonly PanelId[]) => readonly PanelId[]): void {
  if (lockOf('panels')) return
  usePanels.setState((state) => {
    const kept = algorithmId in state.linked ? 'linked' : 'arrangements'
    return { [kept]: { ...state[kept], [algorithmId]: change(arrangementOf(state, algorithmId)) } }
  })
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
  if (lockOf('panels')) return
  usePanels.setState(({ arrangements, linked }) => {
    const { [algorithmId]: _, ...others } = arrangements
    const { [algorithmId]: __, ...otherLinked } = linked
    return { arrangements: others, linked: otherLinked }
  })
}
