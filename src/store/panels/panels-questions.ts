import { create } from 'zustand'
import { questionOf } from '../../core/looks/picture-questions'
import type { PanelKind, PanelQuestion, PanelQuestions } from '../../core/looks/questions'
import { usualQuestions } from '../../core/looks/usual-questions'
import { useExperiments } from '../runs/experiments-store'
import { useScenario } from '../scenario/scenario-store'
import { runsInWorkers, workerOf } from '../workers/worker-of'
import { interruptPanel } from './panels-answers'
import { usePanels } from './panels-store'

/** What each panel asks, as the person has set it. */
export const useQuestions = create<PanelQuestions>(() => usualQuestions)

/** By whom pictures of the stage are shown. */
export const PICTURE = 'picture '

/** What is in view, by who shows it: a panel of the board or a picture of the stage. */
const visible = new Map<string, PanelKind>()
/** When each kind was last asked about; absent while it is, or never was. */
const leftAt = new Map<PanelKind, number>()
let asking: readonly PanelKind[] = []
let telling = false

export function changeQuestion<Kind extends PanelKind>(kind: Kind, options: Partial<PanelQuestions[Kind]>): void {
  useQuestions.setState((all) => ({ [kind]: { ...all[kind], ...options } }) as Partial<PanelQuestions>)
  tellWorkers()
}

const listeners = new Set<() => void>()

/** `listener` is told when something else is asked, or seen. */
export function onQuestions(listener: () => void): void {
  listeners.add(listener)
}

/** What is in view just now, as it is asked. */
export function questionsInView(): readonly PanelQuestion[] {
  const options = useQuestions.getState()
  return [...new Set(visible.values())].map((kind) => ({ kind, options: options[kind] }) as PanelQuestion)
}

/** A panel has come into view, or gone out of it. */
export function showPanel(id: string, shown: boolean, by = id): void {
  const kind = kindOf(id)
  if (kind === null || visible.has(by) === shown) return
  if (shown) visible.set(by, kind)
  else visible.delete(by)
  tellWorkers()
}

/**
 * What a panel has to be told, if anything. Reading the loss asks how its terms share the gradient, the regret is summed from
 * what calibration measures, and the weighting of actions and the explorers are about those of the slice.
 */
function kindOf(id: string): PanelKind | null {
  if (id === 'loss') return 'gradients'
  if (id === 'regret') return 'calibration'
  if (id === 'weighting' || id === 'explorers') return 'actionSlice'
  return id in useQuestions.getState() ? (id as PanelKind) : null
}

export function changeRate(perSecond: number): void {
  usePanels.setState({ perSecond })
  tellWorkers()
}

/** What is drawn over time, and so compared: asked of every run in a worker, not only of the one in focus. */
const OVER_TIME: readonly PanelKind[] = ['calibration', 'uncertainty', 'gradients', 'knowledge']

/** Asked from the first step to the last, in view or not: what the three promises of the page are made of. */
const ALWAYS: readonly PanelKind[] = ['calibration', 'uncertainty']

/** The same of what the open scenario's words name. */
function namedByScenario(): PanelKind[] {
  const { open } = useScenario.getState()
  if (!open) return []
  const { panels, pictures = [] } = open.scenario
  return [...panels.map(kindOf), ...pictures.map((id) => questionOf(id) ?? null)].filter((kind) => kind !== null)
}

/** What the pictures of the stage are drawn from: each compared run has its own. */
const onStage = () => new Set([...visible].flatMap(([by, kind]) => (by.startsWith(PICTURE) ? [kind] : [])))

/** Once for all changes of a moment. Nothing is visible on a page that lies behind another. */
export function tellWorkers(): void {
  if (telling) return
  telling = true
  queueMicrotask(() => {
    telling = false
    for (const listener of listeners) listener()
    const options = useQuestions.getState()
    const seen = document.hidden ? [] : [...visible.values()]
    const kinds = [...new Set([...ALWAYS, ...namedByScenario(), ...seen])]
    const compared = onStage()
    const { perSecond } = usePanels.getState()
    const { focus } = useExperiments.getState()
    noteGaps(kinds, perSecond)
    for (const runId of runsInWorkers()) {
      const wanted = runId === focus ? kinds : kinds.filter((kind) => OVER_TIME.includes(kind) || compared.has(kind))
      const questions = wanted.map((kind) => ({ kind, options: options[kind] }) as PanelQuestion)
      void workerOf(runId)?.watch(questions, perSecond)
    }
  })
}

/** Looks that did not happen while a panel was out of view; fewer are no gap. */
const LOOKS_MISSED = 2

function noteGaps(kinds: readonly PanelKind[], perSecond: number): void {
  const now = performance.now()
  for (const kind of asking) if (!kinds.includes(kind)) leftAt.set(kind, now)
  for (const kind of kinds) {
    const left = leftAt.get(kind)
    leftAt.delete(kind)
    if (left !== undefined && (now - left) * perSecond > 1000 * LOOKS_MISSED) interruptPanel(kind)
  }
  asking = kinds
}

/** Tells the workers whenever something else is to be watched. */
export function followQuestions(): void {
  // Another scenario names other things.
  useScenario.subscribe(({ open }, before) => {
    if (open !== before.open) tellWorkers()
  })
  // Another run in focus, or in a worker: the workers do not know what they are watched for.
  useExperiments.subscribe(({ runs, focus }, before) => {
    const hosted = (all: typeof runs) => all.flatMap((run) => (run.hosted ? [run.id] : [])).join()
    if (focus !== before.focus || (runs !== before.runs && hosted(runs) !== hosted(before.runs))) tellWorkers()
  })
}
