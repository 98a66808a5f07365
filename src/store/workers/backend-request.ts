import type { BackendName } from '../../core/engine/runtime'
import { type Message, message } from '../../core/messages/message'
import type { BackendRequest } from '../../worker/protocol'

const BACKENDS: readonly string[] = ['webgpu', 'wasm', 'cpu'] satisfies BackendName[]
const MOST_THREADS = 16

/**
 * `?backend=webgpu|wasm|cpu`, `?mode=eager`, `?simd=plain` and `?threads=N` in the page's address, and what cannot be
 * wished for.
 */
export function readBackendRequest(search: string): {
  readonly request: BackendRequest
  readonly problems: readonly Message[]
} {
  const parameters = new URLSearchParams(search)
  const [backend, threads] = [parameters.get('backend'), parameters.get('threads')]
  const known = backend !== null && BACKENDS.includes(backend)
  const counted = threads !== null && /^[1-9]\d*$/.test(threads) && Number(threads) <= MOST_THREADS
  return {
    request: {
      ...(known && { backend: backend as BackendName }),
      ...(counted && { threads: Number(threads) }),
      mode: parameters.get('mode') === 'eager' ? 'eager' : 'compiled',
      ...(parameters.get('simd') === 'plain' && { simd: 'plain' as const }),
    },
    problems: [
      ...(backend === null || known
        ? []
        : [message`There is no backend “${backend}”; webgpu, wasm and cpu are known.`]),
      ...(threads === null || counted
        ? []
        : [message`“${threads}” is no number of threads; 1 to ${MOST_THREADS} are possible.`]),
    ],
  }
}
