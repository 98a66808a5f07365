import { BackendFailure } from '../../backend-failure'
import { message } from '../../message'

/**
 * What the threads of an executor share besides the arena: a few numbers, each in a cache line of its own where several
 * threads write it all the time.
 */
export const cell = {
  /** Which run of a plan it is (upper bits), and which of its pieces is the next to be taken (lower bits). */
  ticket: 0,
  /** Pieces of this run that are done. */
  done: 16,
  /** Which plan is being run, and how many threads may take part. */
  plan: 32,
  limit: 33,
  /** Counts up to wake those that sleep, of which there are so many. */
  wake: 48,
  sleeping: 49,
  /** Of each further thread: messages that wait for it, and the last plan that it knows. */
  pending: 64,
  known: 96,
} as const

export const CELLS = 128
export const MOST_THREADS = 16

const INDEX_BITS = 14
const INDEX_MASK = (1 << INDEX_BITS) - 1
/** Pieces that a plan can have. */
export const MOST_PIECES = INDEX_MASK

export function firstTicket(run: number): number {
  return run << INDEX_BITS
}

export function runOf(ticket: number): number {
  return ticket >>> INDEX_BITS
}

/** The run that follows, which begins anew once no bits are left for it. */
export function nextRun(run: number): number {
  return runOf(firstTicket(run + 1))
}

/** Looks so often before it sleeps a little: for about as long as passing work to another thread takes. */
const SPINS = 20_000
const NAP_MS = 0.05
/** A thread that has not done its part after so long is given up. A machine that was asleep meanwhile counts little. */
const PATIENCE_MS = 60_000
const LONGEST_LOOK_MS = 100

/**
 * Takes pieces of this run until none is left, each once all that it needs is done. Whoever comes late finds another run
 * or no pieces, and does nothing: a piece is taken only by changing the ticket that was looked at.
 */
export function takePieces(cells: Int32Array, run: number, pieces: readonly (() => void)[], needs: Int32Array): void {
  for (;;) {
    const ticket = Atomics.load(cells, cell.ticket)
    const index = ticket & INDEX_MASK
    if (runOf(ticket) !== run || index >= pieces.length) return
    if (Atomics.compareExchange(cells, cell.ticket, ticket, ticket + 1) !== ticket) continue
    waitUntilDone(cells, needs[index]!)
    pieces[index]!()
    Atomics.add(cells, cell.done, 1)
  }
}

/** Until so many pieces of this run are done. Throws if that never happens. */
export function waitUntilDone(cells: Int32Array, count: number): void {
  for (let looks = 0; looks < SPINS; looks++) if (Atomics.load(cells, cell.done) >= count) return
  let [waited, before] = [0, performance.now()]
  for (let done = Atomics.load(cells, cell.done); done < count; done = Atomics.load(cells, cell.done)) {
    nap(cells, done)
    const now = performance.now()
    waited += Math.min(now - before, LONGEST_LOOK_MS)
    before = now
    if (waited > PATIENCE_MS) throw new BackendFailure(message`A thread did not finish its part of a step.`)
  }
}

function nap(cells: Int32Array, done: number): void {
  try {
    Atomics.wait(cells, cell.done, done, NAP_MS)
  } catch {
    // The page's own thread may not sleep, and goes on looking.
  }
}
