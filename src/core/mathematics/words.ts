/**
 * The two halves of a double, as the functions in this folder take numbers apart. Little-endian, as every machine is on
 * which a browser runs.
 */
const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)

/** Sign, exponent and the upper 20 bits of the fraction, as a signed 32-bit number. */
export function highWord(x: number): number {
  double[0] = x
  return halves[1]!
}

export function fromWords(high: number, low: number): number {
  halves[1] = high
  halves[0] = low
  return double[0]!
}

export function withHighWord(x: number, high: number): number {
  double[0] = x
  halves[1] = high
  return double[0]!
}

export function withoutLowWord(x: number): number {
  double[0] = x
  halves[0] = 0
  return double[0]!
}
