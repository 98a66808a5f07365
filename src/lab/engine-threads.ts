import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ThreadOptions } from '../core/engine/wasm/threads/team'

/** Beyond that, threads wait for each other more than they save. */
const MOST = 4

/** Threads for each of so many runs at the same time: seeds side by side come first, and share what cores are left. */
export function threadsBeside(runs: number): number {
  return Math.max(1, Math.min(MOST, Math.floor(availableParallelism() / runs)))
}

/** Up to `most` threads for a step; undefined for one, and where this is not the bundled command line. */
export function engineThreads(most: number): ThreadOptions | undefined {
  const script = fileURLToPath(new URL('./engine-thread.mjs', import.meta.url))
  if (most === 1 || !existsSync(script)) return undefined
  return {
    most,
    spawn: () => {
      const thread = new Worker(script)
      // It sleeps while there is no step to share, and need not be waited for.
      thread.unref()
      return { postMessage: (message) => thread.postMessage(message), terminate: () => void thread.terminate() }
    },
  }
}
