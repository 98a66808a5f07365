/** Something that can be run again and again, and waited for. */
export interface Timed {
  run(): void
  settle(): Promise<void>
}

/** How long is measured. */
export interface Pace {
  readonly roundMs: number
  readonly warmUpRounds: number
  readonly rounds: number
}

export const thorough: Pace = { roundMs: 400, warmUpRounds: 2, rounds: 3 }
/** Only to see that a measurement can be made. */
export const quick: Pace = { roundMs: 20, warmUpRounds: 1, rounds: 1 }

/**
 * Milliseconds per run of each candidate: the median of alternating rounds. They warm up for two rounds each, since an
 * optimised build of WebAssembly code comes from a background thread; where one run alone outlasts rounds, once will do.
 */
export async function alternate(candidates: readonly Timed[], pace: Pace): Promise<number[]> {
  const { roundMs, warmUpRounds, rounds } = pace
  const times: number[][] = candidates.map(() => [])
  const slow = new Set<number>()
  for (let i = 0; i < warmUpRounds + rounds; i++) {
    for (const [index, candidate] of candidates.entries()) {
      if (slow.has(index) && times[index]!.length > 0) continue
      if (slow.has(index) && i > 0 && i < warmUpRounds) continue
      const time = await round(candidate, roundMs)
      if (time > 3 * roundMs) slow.add(index)
      if (i >= warmUpRounds) times[index]!.push(time)
    }
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
