import { expect, it } from 'vitest'
import { digestOfEnvironments, digestOfFunctions, PORTABLE } from './testing'

it('functions and environments give the same bits as in Node', () => {
  expect(digestOfFunctions()).toBe(PORTABLE.functions)
  expect(digestOfEnvironments()).toBe(PORTABLE.environments)
})
