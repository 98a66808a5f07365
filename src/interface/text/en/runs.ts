/** Words about runs: the list of them, and their lines in the panels. */
export const runs = {
  lines: {
    ofSeed: (run: string, seed: number) => `${run}, seed ${seed}`,
    overSeeds: (run: string, seeds: number) => `${run}, interquartile mean (IQM) of ${seeds} seeds`,
  },
}
