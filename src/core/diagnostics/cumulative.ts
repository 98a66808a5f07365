/**
 * The integral of something measured at rising steps, from a step on, by trapezoids: 0 there, then at every measurement after it, the
 * first one counting from there. Where nothing was measured for a while, what lies between is a straight line.
 */
export function cumulativeFrom(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  from: number,
): { readonly steps: number[]; readonly values: number[] } {
  const sums = { steps: [] as number[], values: [] as number[] }
  let sum = 0
  for (let i = 0; i < steps.length; i++) {
    if (steps[i]! < from) continue
    const before = sums.steps.at(-1)
    if (before === undefined) {
      sum = (steps[i]! - from) * values[i]!
      if (steps[i]! > from) {
        sums.steps.push(from)
        sums.values.push(0)
      }
    } else sum += ((steps[i]! - before) * (values[i]! + values[i - 1]!)) / 2
    sums.steps.push(steps[i]!)
    sums.values.push(sum)
  }
  return sums
}
