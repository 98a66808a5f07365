/** Something that can be run again and again, and waited for. */
export interface Timed {
  run(): void
  settle(): Promise<void>
}

const ROUND_MS = 400
const ROUNDS = 3

/**
 * Milliseconds per run of each candidate: the median of alternating rounds. They warm up for two rounds each, since an
 * optimised build of WebAssembly code comes from a background thread.
 */
export async function alternate(candidates: readonly Timed[], roundMs = ROUND_MS): Promise<number[]> {
  for (const candidate of [...candidates, ...candidates]) await round(candidate, roundMs)
  const times: number[][] = candidates.map(() => [])
  for (let i = 0; i < ROUNDS; i++) {
    for (const [index, candidate] of candidates.entries()) times[index]!.push(await round(candidate, roundMs))
  }
  return times.map(median)
}

async function round(candidate: Timed, roundMs: number): Promise<number> {
  const start = performance.now()
  let runs = 0
  let elapsed = 0
  while (elapsed < roundMs) {
    candidate.run()
    runs++
    elapsed = performance.now() - start
  }
  await candidate.settle()
  return (performance.now() - start) / runs
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
