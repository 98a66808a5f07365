/** sqrt(x^2 + y^2) without overflow; error below 2 units in the last place. */
export function hypot(x: number, y: number): number {
  const [a, b] = [Math.abs(x), Math.abs(y)]
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  const largest = Math.max(a, b)
  if (Number.isNaN(largest) || largest === 0) return largest
  const [first, second] = [a / largest, b / largest]
  return Math.sqrt(first * first + second * second) * largest
}
