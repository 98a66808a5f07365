/** Fewer seeds carry no claim about other seeds: intervals from them hold too rarely, or are too wide to say anything. */
export const FEWEST_SEEDS = 5
