import type { Anchor } from '../../../core/algorithms/formula'

/** Lines of a file, counted from 1, both ends included. */
export interface LineRange {
  readonly file: string
  readonly first: number
  readonly last: number
}

/**
 * Where an anchor's words stand in the source. A declaration reaches to the line before the next one that is not
 * indented further, with the comment above it; a statement likewise.
 * Throws when the file, the declaration or the statement is not there exactly once.
 */
export function resolveAnchor({ file, name, statement }: Anchor, content: string): LineRange {
  const lines = content.split('\n')
  const declared = indicesOf(lines, declarationOf(name))
  if (declared.length !== 1) throw new Error(`${file} declares ${name} ${declared.length} times; one is needed.`)
  const start = declared[0]!
  const end = endOf(lines, start)
  if (statement === undefined) return { file, first: commentAbove(lines, start) + 1, last: end + 1 }
  const found = indicesOf(lines.slice(0, end + 1), (line) => line.trimStart().startsWith(statement)).filter(
    (index) => index >= start,
  )
  if (found.length !== 1) throw new Error(`${name} in ${file} has “${statement}” ${found.length} times; one is needed.`)
  return { file, first: found[0]! + 1, last: endOf(lines, found[0]!) + 1 }
}

/** A function, a constant, or a method of an object. */
function declarationOf(name: string): (line: string) => boolean {
  const declaration = new RegExp(`^(?:export )?(?:async )?(?:function|const) ${name}\\b|^  ${name}\\(.*\\{$`)
  return (line) => declaration.test(line)
}

function indicesOf(lines: readonly string[], matches: (line: string) => boolean): number[] {
  return lines.flatMap((line, index) => (matches(line) ? [index] : []))
}

/** The last line of what begins at `start`: as long as brackets are open or the next line stands further in. */
function endOf(lines: readonly string[], start: number): number {
  const indent = indentOf(lines[start]!)
  let open = 0
  for (let index = start; index < lines.length; index++) {
    open += balance(lines[index]!)
    const next = lines[index + 1]
    if (open <= 0 && (next === undefined || next.trim() === '' || indentOf(next) <= indent)) return index
  }
  return lines.length - 1
}

function commentAbove(lines: readonly string[], start: number): number {
  let first = start
  while (/^\s*(\/\*\*|\*)/.test(lines[first - 1] ?? '')) first--
  return first
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Brackets that a line leaves open, words in quotes and comments left out. */
function balance(line: string): number {
  const code = line.replace(/'[^']*'|`[^`]*`|\/\/.*$|\/\*.*?\*\//g, '')
  return (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0)
}
