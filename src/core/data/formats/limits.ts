/** Checked before anything large is read or inflated; shown on the page. */
export const LIMITS = {
  /** 200 MB a file. */
  fileBytes: 200 * 1024 * 1024,
  /** That are trained on. */
  transitions: 2_000_000,
  /** In a file of which a part is taken; only its flags are read as a whole. */
  rows: 100_000_000,
  observationSize: 1024,
  actionSize: 256,
  /** Numbers in one array: 800 MB as float64 is what a tab can hold. */
  arrayValues: 100_000_000,
  /** Fields (arrays or columns) listed for one file. */
  fields: 4096,
  /** Characters in one line of CSV. */
  lineCharacters: 1_000_000,
  /** Characters in one line of JSON Lines, which may hold a whole episode. */
  jsonLineCharacters: 16_000_000,
} as const
