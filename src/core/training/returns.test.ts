import { describe, expect, it } from 'vitest'
import { createEnvironment } from '../environments/registry'
import { runEpisode } from '../environments/rollout'
import { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import { episodeReturnsToGo, type TruncatedReturns } from './returns'

/** Rewards of episodes of a behaviour policy that nobody cuts off. */
function endlessEpisodes(id: string, policyId: string, episodes: number, steps: number): number[][] {
  const environment = { ...createEnvironment(id, {}), timeLimit: steps }
  const policy = environment.behaviourPolicies.find((candidate) => candidate.id === policyId)!
  const random = RandomStream.fromSeed(11)
  return Array.from({ length: episodes }, () => {
    const rewards: number[] = []
    runEpisode(environment, policy, random, ({ reward }) => rewards.push(reward))
    return rewards
  })
}

/** Mean of V^mu over the rows of episodes that were cut off after 200 steps, estimated from those steps, and truly. */
function valueOfBehaviour(episodes: readonly number[][], discount: number, truncated: TruncatedReturns) {
  const cut = episodes.flatMap((rewards) => episodeReturnsToGo(rewards.slice(0, 200), false, discount, truncated, 0))
  const whole = episodes.flatMap((rewards) => episodeReturnsToGo(rewards, false, discount, 'truncate', 0).slice(0, 200))
  return { estimated: mean(cut), exact: mean(whole) }
}

describe('V^mu of a dense task whose episodes are cut off by a time limit', () => {
  const episodes = endlessEpisodes('pendulum', 'medium', 60, 900)

  it.each([0.97, 0.99])('is nearly that of an endless episode, discount %d', (discount) => {
    const { estimated, exact } = valueOfBehaviour(episodes, discount, 'average')
    expect(Math.abs(estimated / exact - 1)).toBeLessThan(0.06)
    // What follows the cut is an eighth to a half of the value: a sum that ends there is far too large.
    const ending = valueOfBehaviour(episodes, discount, 'truncate').estimated
    expect(ending / exact).toBeLessThan(0.9)
  })
})

it('nothing follows a sparse episode that earned nothing in its last steps', () => {
  const rewards = [0, 1, ...Array<number>(40).fill(0)]
  const cut = (truncated: TruncatedReturns) => episodeReturnsToGo(rewards, false, 0.9, truncated, 0)
  expect(cut('average')).toEqual(cut('truncate'))
  // With a cost per step it goes on: -0.1 for ever is -1.
  const costly = episodeReturnsToGo(Array<number>(30).fill(-0.1), false, 0.9, 'average', -0.1)
  for (const G of costly) expect(G).toBeCloseTo(-1, 9)
})
