import type { Pace } from './pace'

/** What a reader needs of a file: a browser `File` or `Blob` with a name has it, and so has a file opened by Node. */
export interface DataFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
  /** The bytes at once, where the place allows it (a worker, Node). */
  readNow?(start: number, end: number): Uint8Array
}

const chunkBytes = 8 * 1024 * 1024

export async function readBytes(file: DataFile, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer())
}

/** The file piece by piece, so that a reader can stop in between. */
export async function* readChunks(file: DataFile, pace: Pace): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < file.size; start += chunkBytes) {
    await pace.step(start / file.size)
    yield await readBytes(file, start, Math.min(file.size, start + chunkBytes))
  }
}

export async function readAllBytes(file: DataFile, pace: Pace): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size)
  let offset = 0
  for await (const chunk of readChunks(file, pace)) {
    bytes.set(chunk.subarray(0, bytes.length - offset), offset)
    offset += chunk.length
  }
  return bytes
}
