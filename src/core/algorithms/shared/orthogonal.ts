import type { RandomStream } from '../../random/random-stream'
import type { Initialiser } from './networks'

/**
 * Orthogonal weights and zero biases (Saxe et al. 2014), with gain sqrt 2, and `lastGain` in the last layer. CORL uses
 * sqrt 2 there too, JaxCQL 0.01.
 */
export function orthogonalInitialiser(lastGain: number): Initialiser {
  return (random, fanIn, fanOut, isLast) => ({
    weight: orthogonalMatrix(random, fanIn, fanOut, isLast ? lastGain : Math.SQRT2),
    bias: new Float32Array(fanOut),
  })
}

/** [rows, columns] whose shorter side's vectors are orthogonal and of length `gain`, by Gram-Schmidt on normal draws. */
function orthogonalMatrix(random: RandomStream, rows: number, columns: number, gain: number): Float32Array {
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows]
  const vectors: Float64Array[] = []
  while (vectors.length < count) {
    const drawn = new Float32Array(length)
    random.fillNormal(drawn)
    const vector = Float64Array.from(drawn)
    // Twice: once leaves rounding errors that grow with the number of vectors.
    for (const other of [...vectors, ...vectors]) addScaled(vector, other, -dot(vector, other))
    const norm = Math.sqrt(dot(vector, vector))
    // A draw in the span of the others, which happens for practical purposes never.
    if (norm > 1e-6) vectors.push(vector.map((value) => value / norm))
  }
  const matrix = new Float32Array(rows * columns)
  for (const [index, vector] of vectors.entries()) {
    for (const [position, value] of vector.entries()) {
      const [row, column] = rows < columns ? [index, position] : [position, index]
      matrix[row * columns + column] = gain * value
    }
  }
  return matrix
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0)
}

function addScaled(into: Float64Array, vector: Float64Array, scale: number): void {
  for (const [index, value] of vector.entries()) into[index] = into[index]! + scale * value
}
