import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineDiff, sideBySide } from './line-diff'

const file = fc.array(fc.constantFrom('a', 'b', 'c', '}'), { maxLength: 14 })

/** Length of the longest common subsequence, by its definition. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const [restA, restB] = [a.slice(1), b.slice(1)]
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = restA.length; i >= 0; i--) {
    for (let j = restB.length; j >= 0; j--) {
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
    }
  }
  return table[0]![0]!
}

describe('difference of two files', () => {
  it('turns one into the other with the fewest lines changed', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const lines = lineDiff(before, after)
        const kept = lines.flatMap((line) => (line.kind === 'same' ? [[before[line.before], after[line.after]]] : []))
        for (const [a, b] of kept) expect(a).toBe(b)
        expect(lines.flatMap((line) => (line.kind === 'added' ? [] : [line.before]))).toEqual(before.map((_, i) => i))
        expect(lines.flatMap((line) => (line.kind === 'removed' ? [] : [line.after]))).toEqual(after.map((_, i) => i))
        expect(kept).toHaveLength(commonLength(before, after))
      }),
    )
  })

  it('puts replaced lines beside each other', () => {
    expect(sideBySide(lineDiff(['x', 'old', 'y'], ['x', 'new', 'more', 'y']))).toEqual([
      { before: 0, after: 0, changed: false },
      { before: 1, after: 1, changed: true },
      { before: null, after: 2, changed: true },
      { before: 2, after: 3, changed: false },
    ])
  })
})
