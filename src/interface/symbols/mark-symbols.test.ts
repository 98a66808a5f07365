import { describe, expect, it } from 'vitest'
import { symbolFinder } from './mark-symbols'

const { find, mark } = symbolFinder(['Q', 'Q_i', '\\bar Q_i', 's', "s'", 'a', '\\gamma', '\\pi', 'i', '\\mathcal R_i'])
const brackets = (latex: string) => mark(latex, (_, piece) => `<${piece}>`)

describe('symbols in LaTeX', () => {
  it('takes the longest symbol that stands there', () => {
    expect(find("\\gamma\\min_i\\bar Q_i(s',a)")).toEqual(['\\gamma', 'i', '\\bar Q_i', "s'", 'a'])
    expect(find('Q(s,\\pi)')).toEqual(['Q', 's', '\\pi'])
    expect(find('\\mathcal R_i')).toEqual(['\\mathcal R_i'])
  })

  it('finds nothing inside words, names of commands and addresses', () => {
    expect(find('\\text{a is s}\\max\\operatorname{sig}\\href{#as}{x}')).toEqual([])
  })

  it('wraps each where it stands and changes nothing else', () => {
    expect(brackets('\\gamma Q_i')).toBe('<\\gamma><Q_i>')
    expect(brackets('\\sum_i x')).toBe('\\sum_{<i>}x')
    expect(brackets('x_\\pi s')).toBe('x_{<\\pi>}<s>')
    expect(brackets('\\log\\alpha b')).toBe('\\log\\alpha b')
  })
})
