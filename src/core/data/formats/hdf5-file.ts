import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { DataFile } from './data-file'
import { mountFile } from './hdf5-mount'
import { type Hdf5Array, numberType, recordsOf, refusalOf } from './hdf5-types'
import { LIMITS } from './limits'
import { decodeNumbers, numbersLike } from './numbers'
import type { Pace } from './pace'
import { overlapping, type RowRange, rowsIn } from './row-ranges'
import { quote } from './source'

type Library = typeof import('h5wasm')
type Hdf5Module = Awaited<Library['ready']>

const readBytes = 4 * 1024 * 1024
const largestChunkBytes = 256 * 1024 * 1024
/** `H5G_UDLINK` */
const externalLink = 4
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
    /** Not all bytes were read when it was opened. */
    readonly readsInPieces: boolean,
  ) {}

  static async open(file: DataFile, pace: Pace): Promise<Hdf5File> {
    const { library, module } = await loadHdf5()
    const path = await mountFile(module, file, `dataset-${opened++}.hdf5`, pace)
    const id = module.open(path, module.H5F_ACC_RDONLY, false, -1, -1)
    if (id <= 0n) {
      module.FS.unlink(path)
      throw new DatasetError(
        message`this is not a whole HDF5 file: it is cut off or damaged. Download or copy it again.`,
      )
    }
    return new Hdf5File(library, module, id, path, file.readNow !== undefined)
  }

  close(): void {
    this.module.close_file(this.id)
    this.module.FS.unlink(this.path)
  }

  /** Names in a group; none where it cannot be read. */
  keys(group: string): string[] {
    const names = this.#namesIn(group)
    if (names.length > LIMITS.transitions)
      throw new DatasetError(message`the group ${quote(group)} holds too many entries.`)
    return names
  }

  #namesIn(group: string): string[] {
    try {
      return new this.library.Group(this.id, group).keys()
    } catch {
      return []
    }
  }

  isGroup(path: string): boolean {
    return this.module.get_type(this.id, path) === this.module.H5G_GROUP
  }

  isArray(path: string): boolean {
    return this.module.get_type(this.id, path) === this.module.H5G_DATASET
  }

  /** The file that an external link leads to; null where it is none. */
  linkedFile(path: string): string | null {
    if (this.module.get_type(this.id, path) !== externalLink) return null
    return this.module.get_external_link(this.id, path).filename
  }

  array(path: string): Hdf5Array {
    const metadata = this.module.get_dataset_metadata(this.id, path)
    const shape = (metadata.shape ?? [0]).map(Number)
    const { chunks } = metadata
    if (chunks && product(chunks) * metadata.size > largestChunkBytes) {
      throw new DatasetError(
        message`${quote(path)} claims chunks of ${Math.round((product(chunks) * metadata.size) / 2 ** 20)} MB; ${largestChunkBytes / 2 ** 20} MB are read at most.`,
      )
    }
    const filters = this.module.get_dataset_filters(this.id, path)
    return {
      path,
      shape,
      type: numberType(metadata),
      records: recordsOf(metadata),
      refusal: refusalOf(metadata, filters),
      chunkRows: Math.max(1, Number(chunks?.[0] ?? 1)),
    }
  }

  /** All numbers, or those of some rows, row by row. */
  async read(array: Hdf5Array, pace: Pace, ranges?: readonly RowRange[]): Promise<Float32Array | Float64Array> {
    const { shape, type } = array
    const width = product(shape) / Math.max(1, shape[0] ?? 1)
    const length = ranges ? rowsIn(ranges) * width : product(shape)
    if (!type || length > LIMITS.arrayValues)
      throw new DatasetError(message`${quote(array.path)} is too large or of an unknown type.`)
    const values = numbersLike(type, length)
    await this.#readSlabs(array, type.size, pace, ranges, (bytes, row) => {
      // libhdf5 was asked for little-endian numbers, whatever the order in the file.
      decodeNumbers(bytes, { ...type, littleEndian: true }, values, row * width)
    })
    return values
  }

  /** All records of a compound array, as they lie in it. */
  async readRecords(array: Hdf5Array, pace: Pace): Promise<Uint8Array> {
    const { shape, records } = array
    const size = records!.bytes
    if (product(shape) * size > LIMITS.arrayValues)
      throw new DatasetError(message`${quote(array.path)} is too large or of an unknown type.`)
    const all = new Uint8Array(product(shape) * size)
    const width = product(shape) / Math.max(1, shape[0] ?? 1)
    await this.#readSlabs(array, size, pace, undefined, (bytes, row) => all.set(bytes, row * width * size))
    return all
  }

  /** In pieces of whole chunks; `take` gets the bytes of each and its first row among those read. */
  async #readSlabs(
    array: Hdf5Array,
    itemBytes: number,
    pace: Pace,
    ranges: readonly RowRange[] = [{ start: 0, end: array.shape[0] ?? 0 }],
    take: (bytes: Uint8Array, row: number) => void,
  ): Promise<void> {
    const { shape } = array
    if (product(shape) === 0) return
    if (shape.length === 0) return this.#readSlab(array, itemBytes, [], [], (bytes) => take(bytes, 0))
    const width = product(shape) / shape[0]!
    const wholeChunks = Math.max(1, Math.floor(readBytes / (width * itemBytes * array.chunkRows)))
    const step = array.chunkRows * wholeChunks
    const within = overlapping(ranges, 0, shape[0]!)
    const total = rowsIn(within)
    let done = 0
    for (const { start, end } of within) {
      for (let row = start; row < end; ) {
        await pace.step(done / total)
        const rows = Math.min(step - (row % step), end - row)
        const counts = [rows, ...shape.slice(1)]
        const before = done
        this.#readSlab(array, itemBytes, counts, [row, ...shape.slice(1).map(() => 0)], (bytes) => take(bytes, before))
        row += rows
        done += rows
      }
    }
  }

  #readSlab(
    array: Hdf5Array,
    itemBytes: number,
    counts: readonly number[],
    offsets: readonly number[],
    take: (bytes: Uint8Array) => void,
  ): void {
    const { module } = this
    const bytes = product(counts) * itemBytes
    const pointer = module._malloc(bytes)
    if (pointer === 0) throw new DatasetError(message`there is not enough memory to read ${quote(array.path)}.`)
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
          message`${quote(array.path)} cannot be read: its data is damaged, lies in another file beside it (external storage), or is packed by a filter other than gzip, shuffle, fletcher32, szip or scale-offset.`,
        )
      take(module.HEAPU8.subarray(pointer, pointer + bytes))
    } finally {
      module._free(pointer)
    }
  }
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * Number(size), 1)
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
