import { type Said, said } from '../../said/said'
import { DatasetError } from '../dataset'
import { type DataFile, readAllBytes } from './data-file'
import { openD3rlpyEpisodes, openMinari } from './hdf5-episodes'
import { type Hdf5Array, Hdf5File } from './hdf5-file'
import { LIMITS } from './limits'
import { shapeRefusal } from './npz'
import { kindOf } from './numbers'
import type { Pace } from './pace'
import { arrayRowName, type Column, type Field, findField, quote, type Source } from './source'

/** Opens an HDF5 file: Minari's and d3rlpy 2's episodes, or flat arrays as of D4RL and d3rlpy 1. */
export async function openHdf5(file: DataFile, pace: Pace): Promise<Source> {
  const hdf5 = await Hdf5File.open(await readAllBytes(file, pace.part(0, 0.3)))
  try {
    const names = hdf5.keys('/')
    if (names.some((name) => /^episode_\d+$/.test(name))) return await openMinari(hdf5, names, pace)
    if (names.includes('observations_0') || names.includes('observations_0_0'))
      return await openD3rlpyEpisodes(hdf5, names, pace)
    return openFlat(hdf5, names)
  } catch (error) {
    hdf5.close()
    throw error
  }
}

function openFlat(hdf5: Hdf5File, names: readonly string[]): Source {
  if (names.length > LIMITS.fields)
    throw new DatasetError(said`the file holds ${names.length} entries; ${LIMITS.fields} are read at most.`)
  const arrays = new Map<string, Hdf5Array>()
  const fields: Field[] = []
  for (const name of names) {
    const path = `/${name}`
    if (hdf5.isArray(path)) {
      const array = hdf5.array(path)
      arrays.set(name, array)
      fields.push({ name, ...rowsAndWidth(array), refusal: refusalOf(array) })
    } else if (hdf5.isGroup(path)) {
      fields.push({ name, rows: null, width: 0, refusal: nestedRefusal })
    }
  }
  const version1 = names.includes('episode_terminals')
  return {
    format: version1 ? 'd3rlpy 1 HDF5' : 'D4RL HDF5',
    fields,
    assumptions: [],
    rowName: arrayRowName,
    close: () => hdf5.close(),
    async read(wanted, pace) {
      const columns: Column[] = []
      for (const [i, name] of wanted.entries()) {
        const { rows, width, refusal } = findField(fields, name)
        if (refusal) throw new DatasetError(said`${quote(name)} ${refusal}`)
        const array = arrays.get(name)!
        const values = await hdf5.read(
          array,
          pace.part(0.3 + (0.7 * i) / wanted.length, 0.3 + (0.7 * (i + 1)) / wanted.length),
        )
        columns.push({ name, rows: rows!, width, kind: kindOf(array.type!), values })
      }
      return columns
    },
  }
}

const nestedRefusal = said`is a group of arrays (nested observations or actions); flat arrays of shape (rows, numbers) are supported. Flatten it, say with gymnasium.wrappers.FlattenObservation.`

function rowsAndWidth({ shape }: Hdf5Array): { rows: number; width: number } {
  return { rows: shape[0] ?? 1, width: shape.slice(1).reduce((product, size) => product * size, 1) }
}

function refusalOf({ shape, type }: Hdf5Array): Said | null {
  if (!type)
    return said`holds text, records or another type; numbers (float16 to float64, integers, booleans) are read.`
  return shapeRefusal(shape)
}
