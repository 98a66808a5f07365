/**
 * Student's t with a whole number of degrees of freedom, P(T <= t): the finite sums of Abramowitz and Stegun 1964, 26.7.3
 * and 26.7.4.
 */
export function studentCdf(t: number, degrees: number): number {
  const angle = Math.atan2(t, Math.sqrt(degrees))
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const odd = degrees % 2 === 1
  let term = odd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine ** 2
    sum += term
  }
  const within = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
  return 0.5 + within / 2
}

/** The t that a variable with so many degrees of freedom exceeds with probability 1 - p, p above a half. */
export function studentQuantile(p: number, degrees: number): number {
  let [low, high] = [0, 1]
  while (studentCdf(high, degrees) < p) high *= 2
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, degrees) < p) low = middle
    else high = middle
  }
  return high
}

/** So many degrees make Student's t the normal distribution to 1e-5. */
const NORMAL_DEGREES = 100_000

export function normalCdf(z: number): number {
  return studentCdf(z, NORMAL_DEGREES)
}
