import type { DiffRow } from './line-diff'

/** Rows that belong together: changed ones, equal ones near a change, or equal ones that may be folded away. */
export interface DiffPiece {
  readonly kind: 'changed' | 'equal' | 'folded'
  readonly rows: readonly DiffRow[]
}

/** Equal lines that stay in sight on either side of a change. */
const NEAR = 3
/** Fewer are not worth folding. */
const WORTH = 4

export function folded(rows: readonly DiffRow[]): DiffPiece[] {
  const runs: DiffRow[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[0]!.changed === row.changed) last.push(row)
    else runs.push([row])
  }
  return runs.flatMap((run, index): DiffPiece[] => {
    if (run[0]!.changed) return [{ kind: 'changed', rows: run }]
    const from = index === 0 ? 0 : NEAR
    const to = index === runs.length - 1 ? run.length : run.length - NEAR
    if (to - from < WORTH) return [{ kind: 'equal', rows: run }]
    const pieces: DiffPiece[] = [
      { kind: 'equal', rows: run.slice(0, from) },
      { kind: 'folded', rows: run.slice(from, to) },
      { kind: 'equal', rows: run.slice(to) },
    ]
    return pieces.filter((piece) => piece.rows.length > 0)
  })
}
