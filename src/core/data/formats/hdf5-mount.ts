import { type DataFile, readAllBytes } from './data-file'
import type { Pace } from './pace'

type Hdf5Module = Awaited<typeof import('h5wasm')['ready']>

const blockBytes = 256 * 1024
const keptBlocks = 64

/** Emscripten's nodes have them; its declarations do not. */
interface FileNode {
  contents: unknown
  stream_ops: Readonly<Record<string, unknown>>
}

/**
 * Makes the file one that libhdf5 can open, and resolves to its path. Where bytes can be had at once (in a worker, in
 * Node) it is read in pieces when libhdf5 asks for them, so that arrays that nobody wants cost nothing; elsewhere it
 * is read as a whole.
 */
export async function mountFile(module: Hdf5Module, file: DataFile, name: string, pace: Pace): Promise<string> {
  const { FS } = module
  const path = `/${name}`
  if (!file.readNow) {
    FS.createDataFile('/', name, await readAllBytes(file, pace.part(0, 0.3)), true, false, true)
    return path
  }
  FS.createDataFile('/', name, new Uint8Array(0), true, false, true)
  const node = (FS as unknown as { lookupPath(path: string): { node: FileNode } }).lookupPath(path).node
  Object.defineProperty(node, 'usedBytes', { get: () => file.size })
  node.stream_ops = { ...node.stream_ops, read: readerOf(file) }
  return path
}

/** Small reads (the file's directory) go through blocks that are kept for a while. */
function readerOf(file: DataFile) {
  const blocks = new Map<number, Uint8Array>()
  const block = (index: number): Uint8Array => {
    let bytes = blocks.get(index)
    if (!bytes) {
      bytes = file.readNow!(index * blockBytes, Math.min(file.size, (index + 1) * blockBytes))
      if (blocks.size >= keptBlocks) blocks.delete(blocks.keys().next().value!)
      blocks.set(index, bytes)
    }
    return bytes
  }
  return (_stream: unknown, buffer: Uint8Array, offset: number, length: number, position: number): number => {
    const end = Math.min(file.size, position + length)
    if (end <= position) return 0
    if (end - position >= blockBytes) {
      buffer.set(file.readNow!(position, end), offset)
      return end - position
    }
    for (let at = position; at < end; ) {
      const index = Math.floor(at / blockBytes)
      const start = index * blockBytes
      const piece = block(index).subarray(at - start, end - start)
      buffer.set(piece, offset + at - position)
      at += piece.length
    }
    return end - position
  }
}
