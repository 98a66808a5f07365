import { describe, expect, it } from 'vitest'
import { resolveAnchor } from './anchors'
import { filesOf } from './files-of'
import { sources } from './sources'
import { tokenLines } from './tokens'

const CONTENT = `import { add } from 'x'

/** y = r + gamma Q */
function target(state: State): Tensor {
  const one = add(
    1,
    2,
  )
  return one
}

const short = (x) => x

const long = (x: string) =>
  x === '(' ? 1 : 2

export const thing = {
  update({ state }) {
    const y = target(state)
    return y
  },
}
`
const at = (name: string, statement?: string) => resolveAnchor({ file: 'f', name, statement }, CONTENT)

describe('reading the source', () => {
  it('finds declarations with their comments, and statements with all of their lines', () => {
    expect(at('target')).toEqual({ file: 'f', first: 3, last: 10 })
    expect(at('target', 'const one')).toEqual({ file: 'f', first: 5, last: 8 })
    expect(at('short')).toEqual({ file: 'f', first: 12, last: 12 })
    expect(at('long')).toEqual({ file: 'f', first: 14, last: 15 })
    expect(at('update', 'const y')).toEqual({ file: 'f', first: 19, last: 19 })
  })

  it('refuses what is not there', () => {
    expect(() => at('missing')).toThrow('f declares missing 0 times')
    expect(() => at('target', 'const two')).toThrow('0 times')
  })

  it('follows imports from the algorithm’s file', () => {
    const files = filesOf('cal-ql', sources)
    expect(files[0]).toBe('algorithms/cal-ql/cal-ql.ts')
    expect(files).toContain('algorithms/cql/regulariser.ts')
    expect(files).toContain('algorithms/shared/networks.ts')
    expect(files).not.toContain('algorithms/awac/awac.ts')
  })

  it('colours every file and loses no character of it', () => {
    for (const content of sources.values()) {
      const lines = tokenLines(content).map((tokens) => tokens.map(({ text }) => text).join(''))
      expect(lines.join('\n')).toBe(content)
    }
    const kinds = tokenLines("const x = f('a') // 2")[0]!.filter(({ kind }) => kind !== 'plain')
    expect(kinds.map(({ kind }) => kind)).toEqual(['keyword', 'call', 'string', 'comment'])
  })
})
