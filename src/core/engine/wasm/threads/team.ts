import { CELLS, cell, firstTicket, MOST_PIECES, nextRun, takePieces, waitUntilDone } from './cells'
import type { SharedPlan, ThreadMessage } from './serve-thread'

/** A further thread of the engine: something that runs `serveThread` on what is posted to it. */
export interface EngineThread {
  postMessage(message: ThreadMessage): void
  terminate(): void
}

/** Threads to share each step with. */
export interface ThreadOptions {
  /** How many at most, the caller's own among them. */
  readonly most: number
  /** Starts one more. Called `most - 1` times. */
  readonly spawn: () => EngineThread
  /** All of them at every step once they are there, whether that pays or not: to measure it. */
  readonly always?: boolean
}

/** Whether threads can share memory here: in browsers only where the page is cross-origin isolated. */
export function canShareMemory(): boolean {
  if (typeof SharedArrayBuffer === 'undefined') return false
  return (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false
}

/** The further threads of one executor, as the thread sees them that runs the steps. */
export class Team {
  readonly #cells = new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT))
  readonly #threads: EngineThread[] = []
  #lastPlan = 0
  #run = 0

  constructor(
    readonly size: number,
    spawn: () => EngineThread,
    join: (index: number) => Omit<Extract<ThreadMessage, { kind: 'join' }>, 'kind' | 'index' | 'cells'>,
  ) {
    for (let index = 0; index < size - 1; index++) {
      this.#threads.push(spawn())
      this.#tell(index, { kind: 'join', index, cells: this.#cells, ...join(index + 1) })
    }
  }

  #tell(index: number, message: ThreadMessage): void {
    Atomics.add(this.#cells, cell.pending + index, 1)
    this.#threads[index]!.postMessage(message)
    this.#wake()
  }

  #wake(): void {
    Atomics.add(this.#cells, cell.wake, 1)
    Atomics.notify(this.#cells, cell.wake)
  }

  /** The number by which the plan is run; undefined for one of more pieces than can be counted. */
  learn(plan: SharedPlan): number | undefined {
    if (plan.pieces.length > MOST_PIECES) return undefined
    const id = ++this.#lastPlan
    for (const index of this.#threads.keys()) this.#tell(index, { kind: 'learn', id, plan })
    return id
  }

  forget(id: number): void {
    for (const index of this.#threads.keys()) this.#tell(index, { kind: 'forget', id })
  }

  /** Whether the first `count` threads have all made the plan ready. */
  knows(id: number, count: number): boolean {
    for (let index = 0; index < count - 1; index++) {
      if (Atomics.load(this.#cells, cell.known + index) < id) return false
    }
    return true
  }

  /** Runs the plan with up to `limit` threads; whoever sleeps too deeply to come in time is not waited for. */
  run(id: number, limit: number, pieces: readonly (() => void)[], needs: Int32Array): void {
    const cells = this.#cells
    this.#run = nextRun(this.#run)
    Atomics.store(cells, cell.plan, id)
    Atomics.store(cells, cell.limit, limit)
    Atomics.store(cells, cell.done, 0)
    Atomics.store(cells, cell.ticket, firstTicket(this.#run))
    if (Atomics.load(cells, cell.sleeping) > 0) this.#wake()
    takePieces(cells, this.#run, pieces, needs)
    waitUntilDone(cells, pieces.length)
  }

  dispose(): void {
    for (const thread of this.#threads) thread.terminate()
    this.#threads.length = 0
  }
}
