export interface LabelPlace {
  readonly side: 'start' | 'end'
  /** Of the words' baseline, in pixels downwards. */
  readonly baseline: number
}

/** Pixels that a line of words takes, and that it keeps from the line that it names. */
const HEIGHT = 15
const GAP = 5

/**
 * Where the words of horizontal lines stand: above their line at the end that is wished for, else at the other end or
 * below, so that none lies on another one or leaves the plot. `lines` in pixels downwards; `below`: rather there, because
 * the curve is above.
 */
export function labelPlaces(
  lines: readonly { readonly y: number; readonly side: LabelPlace['side']; readonly below?: boolean | undefined }[],
  plot: { readonly top: number; readonly bottom: number },
): LabelPlace[] {
  const placed: LabelPlace[] = []
  for (const { y, side, below } of lines) {
    const other = side === 'start' ? 'end' : 'start'
    const baselines = below ? [y + HEIGHT, y - GAP] : [y - GAP, y + HEIGHT]
    const choices = baselines.flatMap((baseline): LabelPlace[] => [
      { side, baseline },
      { side: other, baseline },
    ])
    const fits = ({ side: at, baseline }: LabelPlace) =>
      baseline - HEIGHT + GAP >= plot.top &&
      baseline <= plot.bottom &&
      placed.every((label) => label.side !== at || Math.abs(label.baseline - baseline) >= HEIGHT)
    placed.push(choices.find(fits) ?? choices[0]!)
  }
  return placed
}
