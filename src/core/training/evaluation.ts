import type { Environment } from '../environments/environment'
import { VectorEnvironment } from '../environments/vector-environment'
import type { RandomStream } from '../random/random-stream'

/** observations [n, S] in the environment's units -> actions [n, A] in [-1, 1] */
export type Policy = (observations: Float32Array) => Promise<Float32Array>

/** Undiscounted returns of `episodes` episodes, side by side, each with a start state of its own. */
export async function evaluate(
  environment: Environment,
  policy: Policy,
  episodes: number,
  random: RandomStream,
): Promise<number[]> {
  const copies = new VectorEnvironment(environment, episodes, random)
  const returns = new Array<number | undefined>(episodes).fill(undefined)
  // A copy that is done begins anew and runs along, unobserved, until the slowest is done too.
  for (let step = 0; step < environment.timeLimit && returns.includes(undefined); step++) {
    const { finished } = copies.step(await policy(copies.observations))
    for (const { copy, return: episodeReturn } of finished) returns[copy] ??= episodeReturn
  }
  return returns as number[]
}
