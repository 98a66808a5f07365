import type { WasmPaths } from './create-runtime'
import type { BackendName } from './runtime'
import { selfTest } from './self-test'

export interface BackendChoice {
  readonly backend: BackendName
  /** One sentence for the page: why this one. */
  readonly reason: string
  readonly rejected: readonly { readonly backend: BackendName; readonly reason: string }[]
}

const PREFERENCE: readonly BackendName[] = ['wasm', 'cpu']

/** The fastest backend that starts and computes right on this machine, or `wanted` if it does. */
export async function chooseBackend(
  wanted?: BackendName,
  options: { readonly wasmPaths?: WasmPaths } = {},
): Promise<BackendChoice> {
  const candidates = wanted === undefined ? PREFERENCE : [wanted, ...PREFERENCE.filter((name) => name !== wanted)]
  const rejected: { backend: BackendName; reason: string }[] = []
  for (const backend of candidates) {
    try {
      await selfTest({ backend, mode: 'compiled', ...options })
      return { backend, reason: backend === wanted ? 'Asked for.' : 'The fastest that works here.', rejected }
    } catch (error) {
      rejected.push({ backend, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const reasons = rejected.map(({ backend, reason }) => `${backend}: ${reason}`)
  throw new Error(`No backend works on this machine. ${reasons.join(' ')}`)
}
