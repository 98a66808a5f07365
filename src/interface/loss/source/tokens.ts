/** What a stretch of TypeScript is, as far as its colour goes. */
export type TokenKind = 'comment' | 'string' | 'keyword' | 'numeral' | 'call' | 'plain'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const KEYWORDS =
  'as|async|await|break|case|const|continue|default|do|else|export|extends|false|for|from|function|if|import|in|interface|let|new|null|of|readonly|return|satisfies|switch|this|throw|true|type|typeof|undefined|while'
const PATTERN = new RegExp(
  [
    /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)/,
    /(?<string>'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)/,
    new RegExp(`(?<keyword>\\b(?:${KEYWORDS})\\b)`),
    /(?<numeral>\b\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?\b)/,
    /(?<call>\b[A-Za-z_$][\w$]*(?=\())/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

/** A file, line by line; the texts of a line's tokens joined are the line. */
export function tokenLines(source: string): Token[][] {
  const lines: Token[][] = [[]]
  const push = (kind: TokenKind, text: string) => {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)!.push({ kind, text: part })
    })
  }
  let end = 0
  for (const match of source.matchAll(PATTERN)) {
    push('plain', source.slice(end, match.index))
    const kind = Object.entries(match.groups!).find(([, text]) => text !== undefined)![0]
    push(kind as TokenKind, match[0])
    end = match.index + match[0].length
  }
  push('plain', source.slice(end))
  return lines
}
