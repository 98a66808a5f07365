import type { Metadata } from 'h5wasm'
import { said } from '../../said/said'
import { DatasetError } from '../dataset'
import { LIMITS } from './limits'
import { decodeNumbers, isReadable, type NumberType, numbersLike } from './numbers'
import type { Pace } from './pace'
import { quote } from './source'

type Library = typeof import('h5wasm')
type Hdf5Module = Awaited<Library['ready']>

/** An array in an HDF5 file. */
export interface Hdf5Array {
  readonly path: string
  readonly shape: readonly number[]
  /** Null where the numbers are of a type that is not read. */
  readonly type: NumberType | null
  /** Rows of one stored chunk; 1 where the array lies in one piece. */
  readonly chunkRows: number
}

const readBytes = 4 * 1024 * 1024
const largestChunkBytes = 256 * 1024 * 1024
let opened = 0

/**
 * libhdf5 (h5wasm) with its own file system in memory: it can reach nothing outside the bytes it was given.
 * Loaded when the first HDF5 file comes.
 */
export async function loadHdf5(): Promise<{ library: Library; module: Hdf5Module }> {
  const library = await import('h5wasm')
  const module = await library.ready
  silence(module)
  return { library, module }
}

/** An open HDF5 file; `close` frees its bytes. */
export class Hdf5File {
  private constructor(
    private readonly library: Library,
    private readonly module: Hdf5Module,
    private readonly id: bigint,
    private readonly path: string,
  ) {}

  static async open(bytes: Uint8Array): Promise<Hdf5File> {
    const { library, module } = await loadHdf5()
    const name = `dataset-${opened++}.hdf5`
    const path = `/${name}`
    module.FS.createDataFile('/', name, bytes, true, false, true)
    const id = module.open(path, module.H5F_ACC_RDONLY, false, -1, -1)
    if (id <= 0n) {
      module.FS.unlink(path)
      throw new DatasetError(said`this is not a whole HDF5 file: it is cut off or damaged. Download or copy it again.`)
    }
    return new Hdf5File(library, module, id, path)
  }

  close(): void {
    this.module.close_file(this.id)
    this.module.FS.unlink(this.path)
  }

  /** Names in a group. */
  keys(group: string): string[] {
    const names = new this.library.Group(this.id, group).keys()
    if (names.length > LIMITS.transitions)
      throw new DatasetError(said`the group ${quote(group)} holds too many entries.`)
    return names
  }

  isGroup(path: string): boolean {
    return this.module.get_type(this.id, path) === this.module.H5G_GROUP
  }

  isArray(path: string): boolean {
    return this.module.get_type(this.id, path) === this.module.H5G_DATASET
  }

  array(path: string): Hdf5Array {
    const metadata = this.module.get_dataset_metadata(this.id, path)
    const shape = (metadata.shape ?? [0]).map(Number)
    const { chunks } = metadata
    if (chunks && product(chunks) * metadata.size > largestChunkBytes) {
      throw new DatasetError(
        said`${quote(path)} claims chunks of ${Math.round((product(chunks) * metadata.size) / 2 ** 20)} MB; ${largestChunkBytes / 2 ** 20} MB are read at most.`,
      )
    }
    return { path, shape, type: numberType(metadata), chunkRows: Math.max(1, Number(chunks?.[0] ?? 1)) }
  }

  /** All numbers, row by row. */
  async read(array: Hdf5Array, pace: Pace): Promise<Float32Array | Float64Array> {
    const { shape, type } = array
    const length = product(shape)
    if (!type || length > LIMITS.arrayValues)
      throw new DatasetError(said`${quote(array.path)} is too large or of an unknown type.`)
    const values = numbersLike(type, length)
    if (length === 0) return values
    if (shape.length === 0) {
      this.#readSlab(array, type, [], [], values, 0)
      return values
    }
    const width = length / shape[0]!
    const wholeChunks = Math.max(1, Math.floor(readBytes / (width * type.size * array.chunkRows)))
    const step = array.chunkRows * wholeChunks
    for (let row = 0; row < shape[0]!; row += step) {
      await pace.step(row / shape[0]!)
      const rows = Math.min(step, shape[0]! - row)
      const counts = [rows, ...shape.slice(1)]
      this.#readSlab(array, type, counts, [row, ...shape.slice(1).map(() => 0)], values, row * width)
    }
    return values
  }

  #readSlab(
    array: Hdf5Array,
    type: NumberType,
    counts: readonly number[],
    offsets: readonly number[],
    out: Float32Array | Float64Array,
    at: number,
  ): void {
    const { module } = this
    const bytes = product(counts) * type.size
    const pointer = module._malloc(bytes)
    if (pointer === 0) throw new DatasetError(said`there is not enough memory to read ${quote(array.path)}.`)
    try {
      const scalar = counts.length === 0
      const status = module.get_dataset_data(
        this.id,
        array.path,
        scalar ? null : counts.map(BigInt),
        scalar ? null : offsets.map(BigInt),
        scalar ? null : counts.map(() => 1n),
        BigInt(pointer),
      )
      if (status < 0)
        throw new DatasetError(
          said`${quote(array.path)} cannot be read: its data is damaged, or packed by a filter other than gzip, shuffle, fletcher32, szip or scale-offset.`,
        )
      // libhdf5 was asked for little-endian numbers, whatever the order in the file.
      decodeNumbers(module.HEAPU8.subarray(pointer, pointer + bytes), { ...type, littleEndian: true }, out, at)
    } finally {
      module._free(pointer)
    }
  }
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * Number(size), 1)
}

function numberType(metadata: Metadata): NumberType | null {
  const { type, size, signed, littleEndian } = metadata
  const kind = type === 1 ? 'float' : type === 0 ? (signed ? 'integer' : 'unsigned') : booleanKind(metadata)
  if (!kind) return null
  const number: NumberType = { kind, size, littleEndian }
  return isReadable(number) ? number : null
}

/** h5py writes booleans as an enumeration of one byte. */
function booleanKind({ type, size, enum_type }: Metadata): 'boolean' | null {
  const names = Object.keys(enum_type?.members ?? {}).sort()
  return type === 8 && size === 1 && names.join() === 'FALSE,TRUE' ? 'boolean' : null
}

/** Emscripten's file system has it; its declarations do not. */
interface Streams {
  getStream(descriptor: number): Parameters<Hdf5Module['FS']['close']>[0]
}

const silenced = new WeakSet<object>()

/** libhdf5 prints its error stack to standard error; messages come from here instead. */
function silence({ FS }: Hdf5Module): void {
  if (silenced.has(FS)) return
  silenced.add(FS)
  FS.close((FS as unknown as Streams).getStream(2))
  FS.open('/dev/null', 'w')
}
