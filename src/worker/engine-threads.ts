import type { BackendName } from '../core/engine/runtime'
import { canShareMemory, type EngineThread } from '../core/engine/wasm/threads/team'
import { type Message, message } from '../core/messages/message'

/** How many threads a step may be shared by, the worker's own among them. */
export interface ThreadLimit {
  readonly most: number
  /** One sentence for the page: why so many. */
  readonly because: Message
}

/** Beyond that, threads wait for each other more than they save. */
const MOST = 4

/** `asked`: what the page's address wants. Steps are given to as many of them as make them faster. */
export function threadLimit(backend: BackendName, mode: 'compiled' | 'eager', asked: number | undefined): ThreadLimit {
  if (backend !== 'wasm' || mode === 'eager')
    return { most: 1, because: message`One thread: only compiled WebAssembly shares a step.` }
  if (asked === 1) return { most: 1, because: message`One thread, as asked.` }
  if (!canShareMemory())
    return {
      most: 1,
      because: message`One thread: this page may not share memory, for which it needs isolation headers and a browser that heeds them.`,
    }
  const cores = navigator.hardwareConcurrency || 1
  if (asked !== undefined) return { most: asked, because: message`At most ${asked} threads share a step, as asked.` }
  if (cores === 1) return { most: 1, because: message`One thread: this machine has one core.` }
  const most = Math.min(cores, MOST)
  return {
    most,
    because: message`At most ${most} threads share a step, and only as many as make it faster, which is tried now and then. Further seeds train on one thread each: side by side they finish sooner.`,
  }
}

/** Only for workers that are bundled for the page. */
export function spawnEngineThread(): EngineThread {
  return new Worker(new URL('./engine-thread.ts', import.meta.url), { type: 'module', name: 'engine' })
}
