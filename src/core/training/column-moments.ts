import type { HostArray } from '../engine/tree'

/** Mean and (population) standard deviation per column of values [rows, width]: [width] each. */
export function columnMoments(values: Float32Array, width: number): { mean: HostArray; scale: HostArray } {
  const rows = values.length / width
  const mean = new Float64Array(width)
  const variance = new Float64Array(width)
  for (let i = 0; i < values.length; i++) mean[i % width]! += values[i]! / rows
  for (let i = 0; i < values.length; i++) variance[i % width]! += (values[i]! - mean[i % width]!) ** 2 / rows
  // A column that never changes keeps its own units (ORLK's StandardScaler).
  const scale = Float32Array.from(variance, (value) => (value < 1e-12 ? 1 : Math.sqrt(value)))
  return { mean: { shape: [width], data: Float32Array.from(mean) }, scale: { shape: [width], data: scale } }
}
