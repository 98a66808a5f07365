import { algorithms } from '../algorithms/registry'
import { algorithmCase } from './algorithm-case'
import { type Fixture, ParityError } from './fixture'
import type { ParityCase } from './parity-case'

/**
 * Binds a fixture of any sizes to our code, once for each algorithm, or part of one, that claims to reproduce its
 * source; throws a `ParityError` if none does.
 */
export async function parityCases(fixture: Fixture): Promise<readonly ParityCase[]> {
  const found: ParityCase[] = []
  for (const algorithm of algorithms) {
    const claims = await algorithm.parity?.()
    if (!claims) continue
    const { adapters, parts = [] } = claims.parity
    for (const part of parts) if (part.source === fixture.source) found.push(part.parityCase(fixture))
    for (const adapter of adapters) {
      if (adapter.source === fixture.source) found.push(algorithmCase(algorithm, adapter, fixture))
    }
  }
  if (found.length === 0) throw new ParityError(`no adapter for "${fixture.source}".`)
  return found
}
