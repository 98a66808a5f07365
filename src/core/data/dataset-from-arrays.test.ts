import { expect, it } from 'vitest'
import { datasetFromArrays } from './dataset-from-arrays'

const arrays = {
  observationSize: 2,
  actionSize: 1,
  observations: Float32Array.of(0, 0, 1, 1, 5, 5, 6, 6),
  actions: Float32Array.of(0.1, 0.2, 0.3, 0.4),
  rewards: [1, 2, 3, 4],
  nextObservations: Float32Array.of(1, 1, 2, 2, 6, 6, 7, 7),
  terminals: [0, 0, 0, 1],
}

it('finds the episodes of the arrays', () => {
  const dataset = datasetFromArrays('own', arrays)
  expect(dataset).toMatchObject({ name: 'own', count: 4, observationSize: 2, actionSize: 1 })
  expect([...dataset.episodeStarts]).toEqual([0, 2, 4])
  expect([...dataset.timeouts]).toEqual([0, 1, 0, 0])
  expect([...dataset.terminals]).toEqual([0, 0, 0, 1])
})

it.each([
  [{ rewards: [] }, 'there is not a single transition in it.'],
  [{ actions: Float32Array.of(1, 2) }, 'actions has 2 numbers; 4 transitions of 1 are 4.'],
  [{ rewards: [1, 2, Number.NaN, 4] }, 'rewards, row 2: NaN is no finite number.'],
  [{ timeouts: [0] }, 'timeouts has 1 numbers; 4 transitions of 1 are 4.'],
])('refuses %o', (wrong, sentence) => {
  expect(() => datasetFromArrays('own', { ...arrays, ...wrong })).toThrow(sentence)
})
