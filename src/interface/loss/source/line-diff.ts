/** One line of a comparison; `before` and `after` count from 0 in their file. */
export type DiffLine =
  | { readonly kind: 'same'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number }

/** The shortest edit from one list of lines to another (Myers 1986, "An O(ND) difference algorithm", greedy form). */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const frontiers: Map<number, number>[] = []
  /** Furthest x on each diagonal x - y. */
  let frontier = new Map([[1, 0]])
  for (let edits = 0; ; edits++) {
    const next = new Map<number, number>()
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepsDown(frontier, diagonal, edits) ? frontier.get(diagonal + 1)! : frontier.get(diagonal - 1)! + 1
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) {
        frontiers.push(frontier)
        return trace(frontiers, before.length, after.length)
      }
    }
    frontiers.push(frontier)
    frontier = next
  }
}

/** Whether the furthest path to a diagonal comes from above, by an added line. */
function stepsDown(frontier: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true
  return diagonal !== edits && frontier.get(diagonal - 1)! < frontier.get(diagonal + 1)!
}

/** Back from the end of both lists along the frontiers. */
function trace(
  frontiers: readonly ReadonlyMap<number, number>[],
  beforeLength: number,
  afterLength: number,
): DiffLine[] {
  const lines: DiffLine[] = []
  let [x, y] = [beforeLength, afterLength]
  for (let edits = frontiers.length - 1; edits >= 0; edits--) {
    const frontier = frontiers[edits]!
    const diagonal = x - y
    const down = stepsDown(frontier, diagonal, edits)
    const from = down ? diagonal + 1 : diagonal - 1
    const [startX, startY] = [frontier.get(from)!, frontier.get(from)! - from]
    while (x > startX + (down ? 0 : 1) && y > startY + (down ? 1 : 0))
      lines.push({ kind: 'same', before: --x, after: --y })
    if (edits === 0) break
    lines.push(down ? { kind: 'added', after: --y } : { kind: 'removed', before: --x })
  }
  return lines.reverse()
}

/** A row of the two columns side by side: null where a side has nothing. */
export interface DiffRow {
  readonly before: number | null
  readonly after: number | null
  readonly changed: boolean
}

/** Removed lines beside the added ones that take their place. */
export function sideBySide(lines: readonly DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = []
  let removed: number[] = []
  let added: number[] = []
  const flush = () => {
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      rows.push({ before: removed[i] ?? null, after: added[i] ?? null, changed: true })
    }
    removed = []
    added = []
  }
  for (const line of lines) {
    if (line.kind === 'removed') removed.push(line.before)
    else if (line.kind === 'added') added.push(line.after)
    else {
      flush()
      rows.push({ before: line.before, after: line.after, changed: false })
    }
  }
  flush()
  return rows
}
