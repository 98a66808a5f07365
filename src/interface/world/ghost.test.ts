import { expect, test } from 'vitest'
import { createEnvironment } from '../../core/environments/registry'
import { RandomStream } from '../../core/random/random-stream'
import { Ghost } from './ghost'

test('the ghost walks to the goal from where the episode began, and rests there', () => {
  const environment = createEnvironment('u-maze')
  const expert = environment.behaviourPolicies.find(({ id }) => id === 'expert')!
  const ghost = new Ghost(environment, expert, RandomStream.fromSeed(1))
  expect(ghost.state).toBeNull()
  ghost.begin([0.5, 0.5])
  for (let step = 0; step < 60; step++) ghost.step()
  const resting = ghost.state!
  expect(Math.hypot(resting[0]! - 0.5, resting[1]! - 2.5)).toBeLessThan(0.4)
  ghost.step()
  expect(ghost.state).toEqual(resting)
})
