/**
 * Indices, ascending, of at most `limit` points that draw the same picture: of each of `limit / 2` stretches its
 * lowest and its highest point (min-max decimation). No dip is lost: the lowest and the highest of all points, the first
 * and the last are always among them. NaN stays where a whole stretch is NaN, so that a gap remains a gap.
 */
export function decimate(values: ArrayLike<number>, limit: number): Uint32Array {
  if (!(limit >= 6)) throw new RangeError(`${limit} points are too few to keep a curve's ends, bottoms and tops; 6 do.`)
  const count = values.length
  if (count <= limit) return Uint32Array.from({ length: count }, (_, i) => i)
  const stretches = Math.floor((limit - 2) / 2)
  const kept = [0]
  const keep = (index: number) => {
    if (index > kept.at(-1)!) kept.push(index)
  }
  for (let stretch = 0; stretch < stretches; stretch++) {
    // The first and the last point are kept anyway; the stretches share what is between them.
    const from = 1 + Math.floor((stretch * (count - 2)) / stretches)
    const to = 1 + Math.floor(((stretch + 1) * (count - 2)) / stretches)
    const { lowest, highest } = extremes(values, from, to)
    keep(Math.min(lowest, highest))
    keep(Math.max(lowest, highest))
  }
  keep(count - 1)
  return Uint32Array.from(kept)
}

function extremes(values: ArrayLike<number>, from: number, to: number): { lowest: number; highest: number } {
  let [lowest, highest] = [from, from]
  for (let i = from; i < to; i++) {
    // Written so that a number replaces NaN, and NaN no number.
    if (!(values[i]! >= values[lowest]!) && !Number.isNaN(values[i]!)) lowest = i
    if (!(values[i]! <= values[highest]!) && !Number.isNaN(values[i]!)) highest = i
  }
  return { lowest, highest }
}
