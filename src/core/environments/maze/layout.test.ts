import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inEnglish } from '../../messages/message'
import { EnvironmentError } from '../environment'
import { createEnvironment } from '../registry'
import { behaviourReturns } from '../rollout'
import { layoutProblems } from './free-maze'
import { type Cell, parseLayout, serialiseLayout, withCell, withOnly, withSize } from './layout'

const layouts = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 6 })).chain(([rows, columns]) =>
  fc
    .array(fc.constantFrom<Cell>('free', 'free', 'wall', 'start', 'goal'), {
      minLength: rows * columns,
      maxLength: rows * columns,
    })
    .map((cells) => ({ rows, columns, cells })),
)

describe('layout', () => {
  it('survives writing and reading', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        expect(parseLayout(serialiseLayout(layout))).toEqual(layout)
      }),
    )
  })

  it('is refused in words, or makes a maze whose expert arrives', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const text = serialiseLayout(layout)
        if (layoutProblems(layout).length > 0) {
          expect(() => createEnvironment('free-maze', { layout: text })).toThrow(EnvironmentError)
          return
        }
        const environment = createEnvironment('free-maze', { layout: text })
        const expert = environment.behaviourPolicies.find((policy) => policy.id === 'expert')!
        expect([...behaviourReturns(environment, expert, 3, 1)]).toEqual([10, 10, 10])
      }),
      { numRuns: 150 },
    )
  })

  it('says what is wrong, and where', () => {
    expect(() => parseLayout('S..\n.X.\n..G')).toThrow('Row 2, column 2 of the maze is "X"')
    expect(() => parseLayout('S../..')).toThrow('Row 2 of the maze has 2 cells, row 1 has 3.')
    expect(() => parseLayout('')).toThrow(/2 cells at least/)
    expect(() => parseLayout('.'.repeat(17))).toThrow(/17 by 1/)
    expect(layoutProblems(parseLayout('...'))).toHaveLength(2)
    expect(layoutProblems(parseLayout('.#G/S#.')).map(inEnglish)).toEqual([
      'No way leads from the start in row 2, column 1 to a goal; open a wall.',
    ])
    expect(layoutProblems(parseLayout('S#/#G'))).toHaveLength(1)
  })

  it('can be edited without touching the original', () => {
    const layout = parseLayout('S.G')
    expect(serialiseLayout(withCell(layout, 1, 0, 'wall'))).toBe('S#G')
    expect(serialiseLayout(withOnly(layout, 1, 0, 'start'))).toBe('.SG')
    expect(serialiseLayout(withSize(layout, 2, 2))).toBe('S./..')
    expect(withCell(layout, 5, 0, 'wall')).toBe(layout)
    expect(serialiseLayout(layout)).toBe('S.G')
  })
})
