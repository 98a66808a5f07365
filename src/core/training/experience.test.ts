import { expect, test } from 'vitest'
import { episodeReturns } from '../data/dataset'
import { createEnvironment } from '../environments/registry'
import { VectorEnvironment } from '../environments/vector-environment'
import { RandomStream } from '../random/random-stream'
import { Experience } from './experience'

test('parallel copies become whole episodes, in the environment’s units', () => {
  const environment = createEnvironment('bridge')
  const random = RandomStream.fromSeed(4)
  const world = new VectorEnvironment(environment, 3, random)
  const experience = new Experience(2, 2, 3)
  expect(experience.dataset('nothing')).toBeNull()
  const finished: number[] = []
  const actions = new Float32Array(6)
  for (let i = 0; i < 200; i++) {
    random.fillUniform(actions, -1, 1)
    const step = world.step(actions)
    experience.take(step)
    finished.push(...step.finished.map((episode) => episode.return))
  }
  const dataset = experience.dataset('lived')!
  expect(finished.length).toBeGreaterThan(3)
  expect([...episodeReturns(dataset)]).toEqual(finished)
  // Within an episode each step goes on where the one before it ended.
  for (let row = 0; row + 1 < dataset.count; row++) {
    if (dataset.terminals[row] || dataset.timeouts[row]) continue
    expect(dataset.observations[2 * row + 2]).toBe(dataset.nextObservations[2 * row])
  }
})
