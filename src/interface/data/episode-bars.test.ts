import { expect, test } from 'vitest'
import { episodeBars } from './episode-bars'

const table = (lengths: number[], returns: number[], terminals: number[]) => ({
  lengths: Uint32Array.from(lengths),
  returns: Float32Array.from(returns),
  terminals: Uint8Array.from(terminals),
})

test('bars are as wide as episodes are long and reach from 0 to their return', () => {
  expect(episodeBars(table([1, 3], [-2, 2], [0, 1]))).toEqual([
    { from: 0, to: 0.25, bottom: 0, top: 0.5, ended: false },
    { from: 0.25, to: 1, bottom: 0.5, top: 1, ended: true },
  ])
})

test('very many episodes are joined without losing a step', () => {
  const many = Array<number>(5000).fill(2)
  const bars = episodeBars(
    table(
      many,
      many,
      many.map(() => 1),
    ),
  )
  expect(bars.length).toBeLessThanOrEqual(600)
  expect(bars.at(-1)!.to).toBe(1)
})
