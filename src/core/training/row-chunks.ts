/** Programs are traced for these numbers of rows only, so that there are few of them. */
const SIZES = [16, 64, 256] as const
const LARGEST = SIZES[SIZES.length - 1]!

export interface RowChunk {
  readonly start: number
  /** Rows of the chunk that are wanted. */
  readonly rows: number
  /** Rows that are computed. */
  readonly chunk: number
}

/** Cuts `count` rows into chunks and hands them on, one after the other. */
export async function inChunks(count: number, visit: (chunk: RowChunk) => Promise<void>): Promise<void> {
  for (let start = 0; start < count; start += LARGEST) {
    const rows = Math.min(LARGEST, count - start)
    await visit({ start, rows, chunk: SIZES.find((size) => size >= rows)! })
  }
}
