import type { RandomStream } from '../random/random-stream'

/** Rows 0 to count - 1 in two random parts. */
export function splitRows(count: number, holdout: number, random: RandomStream) {
  const rows = Uint32Array.from({ length: count }, (_, row) => row)
  shuffle(rows, random)
  return { holdout: rows.slice(0, holdout), training: rows.slice(Math.min(holdout, count - 1)) }
}

/** For each member of an ensemble its own rows, drawn with replacement once and read in a new order each epoch. */
export class BootstrapRows {
  constructor(private readonly rows: readonly Uint32Array[]) {}

  static draw(members: number, from: Uint32Array, random: RandomStream): BootstrapRows {
    return new BootstrapRows(Array.from({ length: members }, () => from.map(() => from[random.integer(from.length)]!)))
  }

  /** The index-th row of a member's epoch; beyond its end it begins again. */
  row(member: number, index: number): number {
    const rows = this.rows[member]!
    return rows[index % rows.length]!
  }

  shuffle(random: RandomStream): void {
    for (const rows of this.rows) shuffle(rows, random)
  }

  saved(): readonly Uint32Array[] {
    return this.rows.map((rows) => rows.slice())
  }
}

/** Fisher and Yates. */
function shuffle(rows: Uint32Array, random: RandomStream): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const swapped = rows[i]!
    rows[i] = rows[j]!
    rows[j] = swapped
  }
}
