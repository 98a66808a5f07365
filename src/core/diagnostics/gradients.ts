import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'
import type { LossAccess } from '../training/diagnostic-access'
import type { LossPull } from '../training/probes'

/** One summand of a network's loss. */
export interface TermShare {
  readonly term: string
  /** L_k, over batches */
  readonly value: number
  /** |g_k|, over batches */
  readonly norm: number
  /** |g_k| / sum_j |g_j|: 1 where the loss is this summand alone */
  readonly share: number
}

export interface NetworkGradient {
  readonly network: string
  /** L, mean over batches: the sum of the summands' values */
  readonly value: number
  /** |g| as the optimiser sees it, mean over batches */
  readonly norm: number
  /**
   * |g| / sum_k |g_k|: 1 where the summands pull the same way, near 0 where they cancel; null where the loss is no sum.
   */
  readonly agreement: number | null
  readonly terms: readonly TermShare[]
}

/**
 * How large the loss of each network is, how strongly it pulls, and what each of its summands is and does, on fresh batches drawn as the run draws its own.
 * Cost: `batches` gradient steps without the step, twice that for networks with summands.
 */
export async function computeGradientShares(
  access: Pick<LossAccess, 'lossPulls'>,
  { batches = 2 }: { readonly batches?: number },
  random: RandomStream,
): Promise<NetworkGradient[]> {
  const networks = new Map<string, LossPull>()
  const terms = new Map<string, Map<string, LossPull>>()
  const addTo = (sums: Map<string, LossPull>, name: string, { value, norm }: LossPull) => {
    const sum = sums.get(name) ?? { value: 0, norm: 0 }
    sums.set(name, { value: sum.value + value / batches, norm: sum.norm + norm / batches })
  }
  for (let batch = 0; batch < batches; batch++) {
    const drawn = await access.lossPulls(random)
    for (const [network, pull] of Object.entries(drawn.networks)) addTo(networks, network, pull)
    for (const [network, of] of Object.entries(drawn.terms)) {
      const sums = terms.get(network) ?? new Map<string, LossPull>()
      terms.set(network, sums)
      for (const [term, pull] of Object.entries(of)) addTo(sums, term, pull)
    }
  }
  return [...networks].map(([network, { value, norm }]) => {
    const of = [...(terms.get(network) ?? [])]
    const total = of.reduce((sum, [, pull]) => sum + pull.norm, 0)
    return {
      network,
      value,
      norm,
      agreement: total > 0 ? norm / total : null,
      terms: of.map(([term, pull]) => ({ term, ...pull, share: total > 0 ? pull.norm / total : 0 })),
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
 * network it follows, `targetCritics` after `critics`. What no optimiser moves is left out. Cost: one pass over the weights.
 */
export function compareReadings(before: Tree<HostArray>, after: Tree<HostArray>, steps: number): NetworkChange[] {
  return Object.keys(after)
    .filter((name) => hasOptimiser(after, name) && weightsOf(after[name]!).length > 1)
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

/** An optimiser is called after the one network that it moves, `criticOptimiser` after `critics`. */
function hasOptimiser(state: Tree<HostArray>, name: string): boolean {
  return `${name}Optimiser` in state || `${name.replace(/s$/, '')}Optimiser` in state
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
