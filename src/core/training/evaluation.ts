import { parallelEnvironments, type World } from '../environments/world'
import type { RandomStream } from '../random/random-stream'

/** observations [n, S] in the environment's units -> actions [n, A] in [-1, 1] */
export type Policy = (observations: Float32Array) => Promise<Float32Array>

/** Undiscounted returns of `episodes` episodes, side by side, each with a start state of its own. */
export async function evaluate(
  world: World,
  policy: Policy,
  episodes: number,
  random: RandomStream,
): Promise<number[]> {
  const environments = parallelEnvironments(world, episodes, random, true)
  await environments.begin?.()
  const returns = new Array<number | undefined>(episodes).fill(undefined)
  // A copy that is done rests, or begins anew and runs along, unobserved, until the slowest is done too.
  for (let step = 0; step < world.timeLimit && returns.includes(undefined); step++) {
    const { finished } = await environments.step(await policy(environments.observations))
    for (const { copy, return: episodeReturn } of finished) returns[copy] ??= episodeReturn
  }
  return returns as number[]
}
