import type { EpisodeTable } from '../../worker/dataset-protocol'

/** A bar in shares of the strip: as wide as the episode is long, from return 0 to its return. */
export interface EpisodeBar {
  readonly from: number
  readonly to: number
  readonly bottom: number
  readonly top: number
  readonly ended: boolean
}

/** More than there are pixels help nobody: then neighbours are joined, and show their mean return. */
const MOST_BARS = 600

export function episodeBars({ lengths, returns, terminals }: EpisodeTable): EpisodeBar[] {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const low = returns.reduce((least, value) => Math.min(least, value), 0)
  const high = returns.reduce((most, value) => Math.max(most, value), 0)
  const scale = high > low ? 1 / (high - low) : 0
  const joined = Math.ceil(lengths.length / MOST_BARS)
  const bars: EpisodeBar[] = []
  let row = 0
  for (let first = 0; first < lengths.length; first += joined) {
    const last = Math.min(lengths.length, first + joined)
    const from = row
    let [sum, ends] = [0, 0]
    for (let i = first; i < last; i++) {
      row += lengths[i]!
      sum += returns[i]!
      ends += terminals[i]!
    }
    const [a, b] = [Math.min(0, sum / (last - first)), Math.max(0, sum / (last - first))]
    const ended = 2 * ends > last - first
    bars.push({ from: from / total, to: row / total, bottom: (a - low) * scale, top: (b - low) * scale, ended })
  }
  return bars
}
