import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type ArrayLayout, arranged, layoutOf, rowsOf } from './array-layout'
import { splitName } from './guess'
import type { Pace } from './pace'
import { type RowRange, rowsIn, rowsTaken } from './row-ranges'
import { arrayRowName, type Column, type Field, findField, type NumberKind, quote, type Source } from './source'

/** An array in a file of arrays (NPZ, HDF5), before anything of it is read. */
export interface StoredArray {
  readonly name: string
  readonly shape: readonly number[]
  readonly kind: NumberKind
  /** Why its numbers cannot be read, or null. */
  readonly refusal: Message | null
  /** Numbers in row-major order: all, or those of the entries of the first axis that lie in the ranges. */
  read(pace: Pace, ranges?: readonly RowRange[]): Promise<Float32Array | Float64Array>
}

interface ArraySourceOptions {
  readonly assumptions?: readonly Message[]
  /** The share of the whole work that is done before the first array is read. */
  readonly opened?: number
  close(): void
}

/**
 * A file of arrays as fields of transitions: (rows, numbers) as they are, (episodes, steps, numbers) and (steps,
 * copies, numbers) row by row, transposed ones (MATLAB) turned.
 */
export function arraySource(format: string, arrays: readonly StoredArray[], options: ArraySourceOptions): Source {
  const layout = layoutOf(arrays)
  const fields: Field[] = []
  for (const { name, shape, refusal } of arrays) {
    const size = rowsOf(shape, layout)
    fields.push({ name, rows: size.rows, width: size.width, refusal: refusal ?? size.refusal })
    if (size.hasNext) fields.push({ ...fields.at(-1)!, name: nextName(name), derived: true })
  }
  if (layout.kind === 'grid')
    fields.push({
      name: layout.episodeName,
      rows: layout.first * layout.second,
      width: 1,
      refusal: null,
      derived: true,
    })

  return {
    format,
    fields,
    assumptions: [...(options.assumptions ?? []), ...layout.assumptions],
    rowName: arrayRowName,
    close: () => options.close(),
    async read(names, pace, ranges) {
      const from = options.opened ?? 0
      const given = new Map<string, Float32Array | Float64Array>()
      const sources = [...new Set(names.map((name) => sourceOf(name, arrays)).filter((array) => array !== undefined))]
      for (const [i, array] of sources.entries()) {
        const { refusal } = findField(fields, array.name)
        if (refusal) throw new DatasetError(message`${quote(array.name)} ${refusal}`)
        const [start, end] = [i, i + 1].map((part) => from + ((1 - from) * part) / sources.length)
        given.set(array.name, await array.read(pace.part(start!, end!), layout.kind === 'rows' ? ranges : undefined))
      }
      const arrangement = arrangementOf(layout, arrays, given)
      return names.map((name, i): Column => {
        const field = findField(fields, name)
        const rows = ranges ? rowsIn(ranges) : field.rows!
        const taken = (values: Float32Array | Float64Array) =>
          ranges && layout.kind !== 'rows' ? rowsTaken(values, field.width, ranges) : values
        const assumptions = i === 0 ? arrangement.assumptions : []
        const array = sourceOf(name, arrays)
        if (!array) {
          const episodes = taken(arrangement.episodes(field.rows!))
          return { name, rows, width: 1, kind: 'integer', values: episodes, assumptions }
        }
        const values = arranged(given.get(array.name)!, array.shape, layout, {
          next: name !== array.name,
          timeFirst: arrangement.timeFirst,
        })
        return { name, rows, width: field.width, kind: array.kind, values: taken(values), assumptions }
      })
    },
  }
}

function nextName(name: string): string {
  return `next_${name}`
}

function sourceOf(name: string, arrays: readonly StoredArray[]): StoredArray | undefined {
  return arrays.find((array) => array.name === name) ?? arrays.find((array) => nextName(array.name) === name)
}

interface Arrangement {
  /** The first axis of a grid is time, the second one counts copies. */
  readonly timeFirst: boolean
  readonly assumptions: readonly Message[]
  episodes(rows: number): Float64Array
}

/** Which axis of a grid is time, by the shorter steps of the observations along it. */
function arrangementOf(
  layout: ArrayLayout,
  arrays: readonly StoredArray[],
  given: ReadonlyMap<string, Float32Array | Float64Array>,
): Arrangement {
  if (layout.kind !== 'grid') return { timeFirst: false, assumptions: [], episodes: (rows) => new Float64Array(rows) }
  const observed = arrays.find(
    ({ name, shape }) => given.has(name) && shape.length > 2 && splitName(name).stem.startsWith('obs'),
  )
  const timeFirst = observed !== undefined && isTimeFirst(given.get(observed.name)!, observed.shape)
  const [episodes, steps] = timeFirst ? [layout.second, layout.first] : [layout.first, layout.second]
  const told = timeFirst
    ? message`The arrays have shape (steps, copies, numbers): ${steps} steps of ${episodes} copies of the environment side by side.`
    : message`The arrays have shape (episodes, steps, numbers): ${episodes} episodes of ${steps} steps.`
  return {
    timeFirst,
    assumptions: [told],
    episodes: (rows) => Float64Array.from({ length: rows }, (_, row) => Math.floor(row / steps)),
  }
}

const sampled = 2000

function isTimeFirst(values: Float32Array | Float64Array, [first, second, ...rest]: readonly number[]): boolean {
  const width = rest.reduce((product, size) => product * size, 1)
  const meanStep = (stride: number, along: number) => {
    let sum = 0
    let count = 0
    const every = Math.max(1, Math.floor((first! * second!) / sampled))
    for (let cell = 0; cell < first! * second!; cell += every) {
      const index = along === 0 ? Math.floor(cell / second!) : cell % second!
      if (index + 1 >= (along === 0 ? first! : second!)) continue
      for (let i = 0; i < width; i++) sum += Math.abs(values[cell * width + i]! - values[(cell + stride) * width + i]!)
      count++
    }
    return count === 0 ? Number.POSITIVE_INFINITY : sum / count
  }
  return meanStep(second!, 0) < meanStep(1, 1)
}
