import type { Operation } from '../../graph/operations'
import type { Kernel } from '../../plan/plan'
import { bindKernels, instantiateKernels } from '../bind'
import { cell, runOf, takePieces } from './cells'

/** What a further thread is told. */
export type ThreadMessage =
  | {
      readonly kind: 'join'
      readonly index: number
      readonly cells: Int32Array
      readonly memory: WebAssembly.Memory
      readonly kernels: WebAssembly.Module
      readonly panel: number
      readonly base: number
    }
  | { readonly kind: 'learn'; readonly id: number; readonly plan: SharedPlan }
  | { readonly kind: 'forget'; readonly id: number }

/** A plan as pieces of work that several threads take from one list. */
export interface SharedPlan {
  readonly kernels: readonly Kernel[]
  /** The elementwise kernels among them, compiled in this order. */
  readonly passes: WebAssembly.Module | undefined
  /** Operations that call JavaScript. */
  readonly host: readonly Operation[]
  /** Each piece as the index of its kernel, in the order in which they are taken. */
  readonly pieces: Int32Array
  /** For each piece how many of the first pieces must be done before it. */
  readonly needs: Int32Array
}

interface KnownPlan {
  readonly pieces: readonly (() => void)[]
  readonly needs: Int32Array
}

/** Looks so often for the next run before it sleeps: for about as long as what lies between two steps takes. */
const LOOKS = 100_000

/**
 * The life of a further thread: call it once where such a thread begins, with a function that passes on every message
 * that the thread receives. It sleeps while there is nothing to do.
 */
export function serveThread(listen: (receive: (message: ThreadMessage) => void) => void): void {
  let thread: Thread | undefined
  listen((message) => {
    if (message.kind === 'join') thread = new Thread(message)
    else thread?.receive(message)
    thread?.work()
  })
}

class Thread {
  readonly #plans = new Map<number, KnownPlan>()
  readonly #kernels: ReturnType<typeof instantiateKernels>
  #lastRun = -1

  constructor(private readonly joined: Extract<ThreadMessage, { kind: 'join' }>) {
    const { kernels, memory } = joined
    this.#kernels = instantiateKernels(kernels, memory)
    this.#messageHandled()
  }

  receive(message: Exclude<ThreadMessage, { kind: 'join' }>): void {
    const { cells, index } = this.joined
    if (message.kind === 'learn') {
      const { kernels, passes, host, pieces, needs } = message.plan
      const bound = bindKernels(kernels, { module: passes, host }, this.#kernels, this.joined)
      this.#plans.set(message.id, { pieces: [...pieces].map((i) => bound[i]!), needs })
      Atomics.store(cells, cell.known + index, message.id)
    } else this.#plans.delete(message.id)
    this.#messageHandled()
  }

  #messageHandled(): void {
    const { cells, index } = this.joined
    Atomics.sub(cells, cell.pending + index, 1)
  }

  /** Takes part in every run until a message waits, which only a return can let in. */
  work(): void {
    const { cells, index } = this.joined
    let looks = 0
    while (Atomics.load(cells, cell.pending + index) === 0) {
      const run = runOf(Atomics.load(cells, cell.ticket))
      if (run !== this.#lastRun) {
        this.#lastRun = run
        const plan = this.#plans.get(Atomics.load(cells, cell.plan))
        if (plan !== undefined && index + 1 < Atomics.load(cells, cell.limit)) {
          takePieces(cells, run, plan.pieces, plan.needs)
          looks = 0
        }
      } else if (++looks > LOOKS) {
        this.#sleep()
        looks = 0
      }
    }
  }

  #sleep(): void {
    const { cells, index } = this.joined
    const wake = Atomics.load(cells, cell.wake)
    Atomics.add(cells, cell.sleeping, 1)
    // What came before the others could see that this one sleeps is looked at once more.
    const idle =
      runOf(Atomics.load(cells, cell.ticket)) === this.#lastRun && Atomics.load(cells, cell.pending + index) === 0
    if (idle) Atomics.wait(cells, cell.wake, wake)
    Atomics.sub(cells, cell.sleeping, 1)
  }
}
