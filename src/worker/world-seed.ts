/** Far from the seeds that people choose, so that the view shares no start states with the run. */
export const WORLD_SEED_OFFSET = 1_000_003
