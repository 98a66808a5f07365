import { expect, test } from 'vitest'
import { assign, missingRoles, roleOf } from './column-roles'

const columns = ['height', 'speed', 'push', 'gain'].map((name) => ({ name }))
const guess = {
  observations: ['speed'],
  actions: [],
  rewards: 'gain',
  nextObservations: [],
  terminals: null,
  timeouts: null,
  episode: null,
}

test('a column has one role; side by side they stand in the order of the file', () => {
  const mapped = assign(assign(guess, 'height', 'observations', columns), 'push', 'actions', columns)
  expect(mapped.observations).toEqual(['height', 'speed'])
  expect(missingRoles(mapped)).toEqual([])
  const moved = assign(mapped, 'speed', 'actions', columns)
  expect([moved.observations, moved.actions]).toEqual([['height'], ['speed', 'push']])
})

test('a role of one column passes on to the newcomer', () => {
  const mapped = assign(guess, 'push', 'rewards', columns)
  expect([mapped.rewards, roleOf(mapped, 'gain'), roleOf(mapped, 'push')]).toEqual(['push', 'ignored', 'rewards'])
  expect(missingRoles(assign(mapped, 'push', 'ignored', columns))).toEqual(['actions'])
})
