import type { BackendName } from '../../core/engine/runtime'
import type { BackendWishes } from '../../worker/protocol'

const BACKENDS: readonly string[] = ['webgpu', 'wasm', 'cpu'] satisfies BackendName[]

/** `?backend=webgpu|wasm|cpu` and `?mode=eager` in the page's address; `unknown` names a backend that there is not. */
export function backendWishes(search: string): { readonly wishes: BackendWishes; readonly unknown: string | null } {
  const parameters = new URLSearchParams(search)
  const backend = parameters.get('backend')
  const known = backend !== null && BACKENDS.includes(backend)
  return {
    wishes: {
      ...(known && { backend: backend as BackendName }),
      mode: parameters.get('mode') === 'eager' ? 'eager' : 'compiled',
    },
    unknown: known ? null : backend,
  }
}
