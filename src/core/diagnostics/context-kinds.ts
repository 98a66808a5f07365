import { emptyRows } from '../algorithms/mopo/rollouts'
import type { H } from '../algorithms/pearl/hyperparameters'
import type { RandomStream } from '../random/random-stream'
import { mean, standardDeviation } from '../statistics/moments'
import type { TaskAccess } from '../training/task-access'

/** How a context may be drawn, as the setting `contextSampler` has it. */
export const CONTEXT_KINDS = ['recent', 'episodes', 'buffer'] as const
export type ContextKind = (typeof CONTEXT_KINDS)[number]

/** What q(z|c) becomes of contexts of one kind, on one training task and with the same encoder. */
export interface ContextKindBelief {
  /** Transitions in a context, mean */
  readonly rows: number
  /** Mean of q over contexts: [Z] */
  readonly mean: Float32Array
  /** Standard deviation of q, mean over contexts and entries: how sure one context is */
  readonly width: number
  /** Standard deviation of the mean of q from context to context, mean over entries: how much it depends on which one was drawn */
  readonly spread: number
}

/** Contexts of each kind. */
const DRAWN = 8

/**
 * Draws contexts of a training task in all three ways and infers q(z|c) of each. Undefined before the task has an episode of a
 * visit. Cost: three calls of the encoder.
 */
export async function compareContextKinds(
  { trainingBuffers, policy, sizes, hyperparameters }: TaskAccess,
  task: number,
  random: RandomStream,
): Promise<Readonly<Record<ContextKind, ContextKindBelief>> | undefined> {
  const buffer = trainingBuffers[task % trainingBuffers.length]
  if (!buffer?.hasRecent) return undefined
  const { contextRows, contextEpisodes, latentSize } = hyperparameters.values as unknown as H
  const of = async (contextSampler: ContextKind): Promise<ContextKindBelief> => {
    const contexts = emptyRows(DRAWN * contextRows, sizes)
    for (let k = 0; k < DRAWN; k++) {
      buffer.fillContext({ contextSampler, contextEpisodes }, contextRows, contexts, k * contextRows, random)
    }
    const filled = contexts.terminals.reduce((sum, padding) => sum + (1 - padding), 0)
    const { mean: means, variance } = await policy.infer(contexts, DRAWN)
    const entries = Array.from({ length: latentSize }, (_, z) => means.filter((_, i) => i % latentSize === z))
    return {
      rows: filled / DRAWN,
      mean: Float32Array.from(entries, mean),
      width: mean(variance.map(Math.sqrt)),
      spread: mean(entries.map(standardDeviation)),
    }
  }
  return { recent: await of('recent'), episodes: await of('episodes'), buffer: await of('buffer') }
}
