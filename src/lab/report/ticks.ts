/** Round numbers that enclose a range, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
export function enclosingTicks(low: number, high: number, count: number): number[] {
  const span = high > low ? high - low : Math.abs(low) || 1
  const power = 10 ** Math.floor(Math.log10(span / count))
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= (span / count) * (1 - 1e-9))!
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
