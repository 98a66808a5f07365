import { unsigned } from '../instructions'

/** Pages that shared memory may grow to: 2 GiB, of which only what is used is taken from the machine. */
export const MOST_PAGES = 32_768

const MAGIC_BYTES = 8
const IMPORT_SECTION = 2
const MEMORY = 2
const SHARED_WITH_MAXIMUM = 3

/** The same module over shared memory: its one import of a memory says so. */
export function overSharedMemory(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const reader: Reader = { bytes: module, at: MAGIC_BYTES }
  while (reader.at < module.length) {
    const start = reader.at
    const section = module[reader.at++]
    const size = readUnsigned(reader)
    const end = reader.at + size
    if (section === IMPORT_SECTION) {
      const content = sharedImports(module.subarray(reader.at, end))
      return Uint8Array.from([
        ...module.subarray(0, start),
        IMPORT_SECTION,
        ...unsigned(content.length),
        ...content,
        ...module.subarray(end),
      ])
    }
    reader.at = end
  }
  throw new Error('The module imports no memory.')
}

function sharedImports(content: Uint8Array): number[] {
  const reader: Reader = { bytes: content, at: 0 }
  const result: number[] = []
  const count = readUnsigned(reader)
  result.push(...unsigned(count))
  for (let i = 0; i < count; i++) {
    const start = reader.at
    for (let name = 0; name < 2; name++) {
      const length = readUnsigned(reader)
      reader.at += length
    }
    const kind = content[reader.at++]!
    result.push(...content.subarray(start, reader.at))
    const description = reader.at
    if (kind === MEMORY) {
      const limited = content[reader.at++] === 1
      const least = readUnsigned(reader)
      if (limited) readUnsigned(reader)
      result.push(SHARED_WITH_MAXIMUM, ...unsigned(least), ...unsigned(MOST_PAGES))
    } else {
      // A function: the index of its type.
      readUnsigned(reader)
      result.push(...content.subarray(description, reader.at))
    }
  }
  return result
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

/** An unsigned number as WebAssembly writes it: seven bits a byte, the lowest first. */
function readUnsigned(reader: Reader): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++]!
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return value >>> 0
  }
}
