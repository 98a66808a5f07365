import { expect, it } from 'vitest'
import { createEnvironment } from '../../../core/environments/registry'
import { runEpisode } from '../../../core/environments/rollout'
import { RandomStream } from '../../../core/random/random-stream'
import { BehaviourWorld } from './behaviour-world'

it('earns what an episode of the same policy from the same start earns', () => {
  const environment = createEnvironment('u-maze', {})
  const expert = environment.behaviourPolicies.find(({ id }) => id === 'expert')!
  let earned = 0
  let start: Float64Array | undefined
  runEpisode(environment, expert, RandomStream.fromSeed(4), ({ state, reward }) => {
    start ??= state.slice()
    earned += reward
  })
  const world = new BehaviourWorld(environment, expert, RandomStream.fromSeed(9))
  world.begin(start!)
  for (let step = 0; step < environment.timeLimit; step++) world.step()
  expect(world.ended).toBe(true)
  expect(world.return).toBeCloseTo(earned, 6)
  expect(world.trail[0]).toEqual(start)
})
