import type { RandomStream } from '../../random/random-stream'

/** Functions of a state and an action in which an action value is linear. */
export interface Features {
  readonly count: number
  /** observations [n, S], actions [n, A] -> [n, count] */
  of(observations: Float32Array, actions: Float32Array): Float64Array
}

/**
 * A constant, every entry by itself, and random cosines (Rahimi and Recht 2007, random Fourier features) of a Gaussian
 * kernel as wide as typical pairs are apart. Entries are standardised by the rows given: observations [n, S], actions
 * [n, A].
 */
export function fourierFeatures(
  observations: Float32Array,
  actions: Float32Array,
  sizes: { readonly observation: number; readonly action: number },
  cosines: number,
  random: RandomStream,
): Features {
  const { observation, action } = sizes
  const width = observation + action
  const rows = observations.length / observation
  const entry = (s: Float32Array, a: Float32Array, row: number, i: number) =>
    i < observation ? s[row * observation + i]! : a[row * action + i - observation]!
  const [mean, scale] = [new Float64Array(width), new Float64Array(width)]
  for (let i = 0; i < width; i++) {
    let [sum, squares] = [0, 0]
    for (let row = 0; row < rows; row++) {
      const value = entry(observations, actions, row, i)
      sum += value
      squares += value * value
    }
    mean[i] = sum / rows
    scale[i] = Math.sqrt(Math.max(1e-12, squares / rows - mean[i]! ** 2)) + 1e-3
  }
  // Two standardised rows are about sqrt(2 width) apart.
  const spread = 1 / Math.sqrt(2 * width)
  const frequencies = Float64Array.from({ length: cosines * width }, () => spread * random.normal())
  const phases = Float64Array.from({ length: cosines }, () => random.uniformBetween(0, 2 * Math.PI))
  const count = 1 + width + cosines
  const height = Math.sqrt(2 / cosines)
  return {
    count,
    of(s, a) {
      const n = s.length / observation
      const out = new Float64Array(n * count)
      const x = new Float64Array(width)
      for (let row = 0; row < n; row++) {
        const at = row * count
        out[at] = 1
        for (let i = 0; i < width; i++) {
          x[i] = (entry(s, a, row, i) - mean[i]!) / scale[i]!
          out[at + 1 + i] = x[i]!
        }
        for (let k = 0; k < cosines; k++) {
          let angle = phases[k]!
          for (let i = 0; i < width; i++) angle += frequencies[k * width + i]! * x[i]!
          out[at + 1 + width + k] = height * Math.cos(angle)
        }
      }
      return out
    },
  }
}
