/** Finds the symbols of a glossary in LaTeX: by whole tokens, the longest first, so that `Q_i` is not taken for `Q`. */
export interface SymbolFinder {
  /** Every symbol that stands in it, in order of appearance, each once. */
  readonly find: (latex: string) => string[]
  /** The same LaTeX with each symbol inside `wrap(symbol, latex)`. */
  readonly mark: (latex: string, wrap: (symbol: string, latex: string) => string) => string
}

/** Commands whose argument is words or an address: nothing in it is a symbol. */
const OPAQUE = /^\\(?:text|operatorname|href|mathbb|begin|end)\{[^{}]*\}/
const TOKEN = /^(?:\\[a-zA-Z]+|\\.|[^\s])/
/** After these an argument of several tokens needs braces. */
const TAKES_ONE = new Set(['_', '^', '\\bar', '\\hat', '\\tilde', '\\dot', '\\mathcal'])

export function symbolFinder(symbols: readonly string[]): SymbolFinder {
  const known = new Map(symbols.map((symbol) => [tokens(symbol).join(' '), symbol]))
  const longest = Math.max(0, ...symbols.map((symbol) => tokens(symbol).length))

  const at = (all: readonly string[], start: number): { symbol: string; length: number } | null => {
    const most = TAKES_ONE.has(all[start - 1] ?? '') ? 1 : longest
    for (let length = Math.min(most, all.length - start); length > 0; length--) {
      const symbol = known.get(all.slice(start, start + length).join(' '))
      if (symbol !== undefined) return { symbol, length }
    }
    return null
  }
  const walk = (latex: string, visit: (piece: string, symbol: string | null, braced: boolean) => void) => {
    const all = tokens(latex)
    for (let i = 0; i < all.length; ) {
      const found = at(all, i)
      visit(joined(all.slice(i, i + (found?.length ?? 1))), found?.symbol ?? null, TAKES_ONE.has(all[i - 1] ?? ''))
      i += found?.length ?? 1
    }
  }
  return {
    find(latex) {
      const found = new Set<string>()
      walk(latex, (_, symbol) => symbol !== null && found.add(symbol))
      return [...found]
    },
    mark(latex, wrap) {
      const pieces: string[] = []
      walk(latex, (piece, symbol, braced) => {
        if (symbol === null) pieces.push(piece)
        else pieces.push(braced ? `{${wrap(symbol, piece)}}` : wrap(symbol, piece))
      })
      return joined(pieces)
    },
  }
}

function tokens(latex: string): string[] {
  const found: string[] = []
  for (let rest = latex.trim(); rest !== ''; rest = rest.trimStart()) {
    const token = (OPAQUE.exec(rest) ?? TOKEN.exec(rest))![0]
    found.push(token)
    rest = rest.slice(token.length)
  }
  return found
}

/** A command's name must not run into a letter after it. */
function joined(pieces: readonly string[]): string {
  return pieces.reduce(
    (latex, piece) => latex + (/\\[a-zA-Z]+$/.test(latex) && /^[a-zA-Z]/.test(piece) ? ' ' : '') + piece,
    '',
  )
}
