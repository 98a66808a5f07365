/** Letters beyond which the name of a line takes two lines, and that either of them has at most. */
const LONG = 16
const MOST = 20

/** A name beside a line, over two lines where it is long: at the space that leaves both about equal, before a bracket best. */
export function wrappedName(name: string): readonly string[] {
  if (name.length <= LONG) return [name]
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const cost = (at: number) =>
    Math.max(at, name.length - at - 1) - (name[at + 1] === '(' || name[at - 1] === ',' ? 8 : 0)
  const [best] = spaces.sort((a, b) => cost(a) - cost(b))
  const lines = best === undefined ? [name] : [name.slice(0, best), name.slice(best + 1)]
  return lines.map((line) => (line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line))
}
