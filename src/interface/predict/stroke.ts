/** A place on the chart, in its own units. */
export interface Place {
  readonly step: number
  readonly value: number
}

/**
 * The values at `steps` after a stroke of the pen: every point that it passes over is put on it, and the one nearest to
 * its end follows the pen. `from` is missing where the pen was just put down.
 */
export function strokeTo(
  values: readonly number[],
  steps: readonly number[],
  from: Place | null,
  to: Place,
): readonly number[] {
  const nearest = nearestOf(steps, to.step)
  return values.map((value, i) => {
    if (i === nearest) return to.value
    const at = steps[i]!
    if (!from || from.step === to.step || (at - from.step) * (at - to.step) > 0) return value
    return from.value + ((at - from.step) / (to.step - from.step)) * (to.value - from.value)
  })
}

export function nearestOf(steps: readonly number[], step: number): number {
  return steps.reduce((best, at, i) => (Math.abs(at - step) < Math.abs(steps[best]! - step) ? i : best), 0)
}
