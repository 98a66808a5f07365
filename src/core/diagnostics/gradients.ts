import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'

/** One summand of a network's loss. */
export interface TermShare {
  readonly term: string
  /** |g_k|, over batches */
  readonly norm: number
  /** |g_k| / sum_j |g_j|: 1 where the loss is this summand alone */
  readonly share: number
}

export interface NetworkGradient {
  readonly network: string
  /** |g| as the optimiser sees it, mean over batches */
  readonly norm: number
  /**
   * |g| / sum_k |g_k|: 1 where the summands pull the same way, near 0 where they cancel; null where the loss is no sum.
   */
  readonly agreement: number | null
  readonly terms: readonly TermShare[]
}

/**
 * How strongly each network is pulled, and by which summand of its loss, on fresh batches drawn as the run draws its own.
 * Cost: `batches` gradient steps without the step, twice that for networks with summands.
 */
export async function computeGradientShares(
  access: DiagnosticAccess,
  { batches = 2 }: { readonly batches?: number },
  random: RandomStream,
): Promise<NetworkGradient[]> {
  const norms = new Map<string, number>()
  const terms = new Map<string, Map<string, number>>()
  const addTo = (sums: Map<string, number>, name: string, norm: number) =>
    sums.set(name, (sums.get(name) ?? 0) + norm / batches)
  for (let batch = 0; batch < batches; batch++) {
    const drawn = await access.gradientNorms(random)
    for (const [network, norm] of Object.entries(drawn.networks)) addTo(norms, network, norm)
    for (const [network, of] of Object.entries(drawn.terms)) {
      const sums = terms.get(network) ?? new Map<string, number>()
      terms.set(network, sums)
      for (const [term, norm] of Object.entries(of)) addTo(sums, term, norm)
    }
  }
  return [...norms].map(([network, norm]) => {
    const of = [...(terms.get(network) ?? [])]
    const total = of.reduce((sum, [, termNorm]) => sum + termNorm, 0)
    return {
      network,
      norm,
      agreement: total > 0 ? norm / total : null,
      terms: of.map(([term, termNorm]) => ({ term, norm: termNorm, share: total > 0 ? termNorm / total : 0 })),
    }
  })
}

/** How a network moved between two readings of a learner's state. */
export interface NetworkChange {
  readonly network: string
  /** |theta_after| */
  readonly norm: number
  /** |theta_after - theta_before| / |theta_before| */
  readonly relativeChange: number
  /** That per gradient step; a healthy update-to-weight ratio is often put at about 0.001. */
  readonly changePerStep: number
  /** Only for a network with a target: |theta - thetabar| / |theta|, after. */
  readonly distanceToTarget: number | null
  /** And |thetabar_after - thetabar_before| / |thetabar_before|: the target drift. */
  readonly targetDrift: number | null
}

/**
 * Compares two readings `steps` gradient steps apart, network by network; a target network is the entry called after the
 * network it follows, `targetCritics` after `critics`. Optimiser states are left out. Cost: one pass over the weights.
 */
export function compareReadings(before: Tree<HostArray>, after: Tree<HostArray>, steps: number): NetworkChange[] {
  return Object.keys(after)
    .filter((name) => !/optimiser/i.test(name) && !isTarget(name) && weightsOf(after[name]!).length > 1)
    .map((network) => {
      const [old, now] = [weightsOf(before[network]!), weightsOf(after[network]!)]
      const target = `target${network[0]!.toUpperCase()}${network.slice(1)}`
      const [oldTarget, nowTarget] = [before[target], after[target]]
      const relativeChange = distance(old, now) / norm(old)
      return {
        network,
        norm: norm(now),
        relativeChange,
        changePerStep: steps > 0 ? relativeChange / steps : 0,
        distanceToTarget: nowTarget ? distance(now, weightsOf(nowTarget)) / norm(now) : null,
        targetDrift:
          oldTarget && nowTarget
            ? distance(weightsOf(oldTarget), weightsOf(nowTarget)) / norm(weightsOf(oldTarget))
            : null,
      }
    })
}

function isTarget(name: string): boolean {
  return /^target[A-Z]/.test(name)
}

function weightsOf(network: HostArray | Tree<HostArray>): Float64Array {
  const arrays = isHostArray(network) ? [network] : flatten(network, isHostArray).map(({ leaf }) => leaf)
  return Float64Array.from(arrays.flatMap(({ data }) => [...data]))
}

function norm(weights: Float64Array): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, weight, i) => sum + (weight - b[i]!) ** 2, 0))
}
