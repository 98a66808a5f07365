import { flushSync } from 'react-dom'
import { TimeBudget } from '../../core/pace/time-budget'
import { useExperiments } from '../../store/runs/experiments-store'

/** Of the page's time while something trains, which keeps its speed then where both share their cores. */
const SHARE = 0.1
/** What comes into view at once may be drawn at once. */
const MOST_SAVED_MS = 400
/** Longer than this nothing waits, or what is called live would be of long ago where pictures take long to draw. */
const LONGEST_WAIT_MS = 2000

/** Charts are drawn one per frame, so that many of them never add up to a long task. */
const waiting = new Map<object, Wish>()

interface Wish {
  readonly draw: () => void
  readonly urgent: boolean
  /** Milliseconds on the page's clock, of the first of those that have given way to each other. */
  readonly since: number
}

const budget = new TimeBudget(SHARE, MOST_SAVED_MS)
let drawnAt = 0
let scheduled = false
/** Those who wait for what is to be drawn, whatever it costs. */
let hurrying = 0

/**
 * What waits for the same place already gives way, and its turn, to the newer. `urgent`: whatever it costs, because there
 * is nothing to be seen yet. The result takes it back.
 */
export function drawSoon(place: object, draw: () => void, urgent = false): () => void {
  const before = waiting.get(place)
  waiting.set(place, { draw, urgent: urgent || before?.urgent === true, since: before?.since ?? performance.now() })
  schedule()
  return () => {
    if (waiting.get(place)?.draw === draw) waiting.delete(place)
  }
}

/** Resolves when nothing waits any more and the last picture is on the page. */
export function whenDrawn(): Promise<void> {
  hurrying++
  return new Promise((resolve) => {
    const look = () => requestAnimationFrame(() => (waiting.size > 0 ? look() : setTimeout(done, 0)))
    const done = () => {
      hurrying--
      resolve()
    }
    look()
  })
}

function schedule(): void {
  if (scheduled || waiting.size === 0) return
  scheduled = true
  // In a task of its own, so that it does not lengthen the frame's.
  requestAnimationFrame(() => setTimeout(takeTurn, 0))
}

function takeTurn(): void {
  scheduled = false
  const began = performance.now()
  budget.earn(began - drawnAt)
  drawnAt = began
  const unbound = budget.open || hurrying > 0 || !training()
  const inOrder = [...waiting]
  const oldest = inOrder.find(([, { since }]) => unbound || began - since > LONGEST_WAIT_MS)
  const next = inOrder.find(([, { urgent }]) => urgent) ?? oldest
  if (next) {
    const [place, { draw, urgent }] = next
    waiting.delete(place)
    // At once, so that its cost is seen.
    flushSync(draw)
    drawnAt = performance.now()
    // What is drawn whatever it costs is not taken from what the others have.
    if (!urgent) budget.spend(drawnAt - began)
  }
  schedule()
}

/** Whether something trains, which then shares the machine's cores with whatever is drawn. */
export function training(): boolean {
  return useExperiments.getState().runs.some(({ status }) => status === 'training')
}
