import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PriorityTree } from './priority-tree'

it('finds the index in whose share a point falls, as a linear search does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (priorities, share) => {
        const tree = new PriorityTree(priorities.length)
        priorities.forEach((priority, index) => {
          tree.set(index, priority)
        })
        const mass = share * tree.total
        let [index, sum] = [0, priorities[0]!]
        while (sum <= mass && index < priorities.length - 1) sum += priorities[++index]!
        // Sums taken in another order may differ in the last bit at a border.
        expect(Math.abs(tree.find(mass) - index)).toBeLessThanOrEqual(1)
        expect(tree.find(mass)).toBeLessThan(priorities.length)
      },
    ),
  )
})
