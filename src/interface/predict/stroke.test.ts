import { expect, test } from 'vitest'
import { strokeTo } from './stroke'

const steps = [0, 100, 200, 300, 400]
const flat = [0, 0, 0, 0, 0]

test('where the pen is put down the nearest point goes there, the others stay', () => {
  expect(strokeTo(flat, steps, null, { step: 190, value: 7 })).toEqual([0, 0, 7, 0, 0])
  expect(strokeTo(flat, steps, null, { step: 9000, value: 7 })).toEqual([0, 0, 0, 0, 7])
})

test('a fast stroke takes along what it passes over, in either direction', () => {
  const right = strokeTo(flat, steps, { step: 0, value: 0 }, { step: 400, value: 8 })
  expect(right).toEqual([0, 2, 4, 6, 8])
  expect(strokeTo(flat, steps, { step: 400, value: 8 }, { step: 0, value: 0 })).toEqual(right)
})

test('what lies outside of the stroke stays', () => {
  expect(strokeTo([5, 5, 5, 5, 5], steps, { step: 110, value: 1 }, { step: 310, value: 3 })).toEqual([5, 5, 1.9, 3, 5])
})
