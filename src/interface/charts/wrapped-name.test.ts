import { expect, it } from 'vitest'
import { wrappedName } from './wrapped-name'

it.each([
  ['Cal-QL', ['Cal-QL']],
  ['TD3+BC, optimistic explorer', ['TD3+BC,', 'optimistic explorer']],
  ['TD3 (cloning dropped)', ['TD3', '(cloning dropped)']],
  ['TD3+BC carried on', ['TD3+BC', 'carried on']],
  ['Averyveryverylongnamewithoutaspace', ['Averyveryverylongna…']],
])('%s stands as %j', (name, lines) => {
  expect(wrappedName(name)).toEqual(lines)
})
