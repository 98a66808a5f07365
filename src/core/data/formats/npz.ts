import { type Message, message } from '../../messages/message'
import { arraySource, type StoredArray } from './array-source'
import {
  checkNpySize,
  type NpyHeader,
  type NpyMember,
  npyHeaderBytes,
  parseNpyHeader,
  readNpyMember,
  readNpyNumbers,
} from './npy'
import { kindOf } from './numbers'
import type { Pace } from './pace'
import { quote, type Source } from './source'
import { readZipEntry, type ZipEntry } from './zip'

class HeadOnly extends Error {}

/** Opens a NumPy archive (`numpy.savez`, `savez_compressed`): its arrays. Only headers are inflated until `read`. */
export async function openNpz(bytes: Uint8Array, entries: readonly ZipEntry[], pace: Pace): Promise<Source> {
  const arrays: StoredArray[] = []
  for (const entry of entries) {
    const header = await readHeader(bytes, entry, pace)
    arrays.push(...arraysOf(bytes, entry, header, entries.length === 1))
  }
  return arraySource('NPZ', arrays, { close: () => undefined })
}

function arraysOf(bytes: Uint8Array, entry: ZipEntry, header: NpyHeader, alone: boolean): StoredArray[] {
  const name = entry.name.slice(0, -'.npy'.length)
  if (!header.members) {
    const { type, shape } = header
    return [
      {
        name,
        shape,
        kind: type ? kindOf(type) : 'float',
        refusal: refusalOf(header),
        read: async (pace) => readNpyNumbers(await readEntry(bytes, entry, pace), header, type!),
      },
    ]
  }
  // All members lie in one entry, which is inflated once.
  let data: Promise<Uint8Array> | undefined
  return header.members.map((member: NpyMember) => ({
    name: alone ? member.name : `${name}.${member.name}`,
    shape: [...header.shape, ...member.shape],
    kind: member.type ? kindOf(member.type) : 'float',
    refusal: member.type ? null : message`is of a type within records that is not read; numbers and booleans are.`,
    read: async (pace) => {
      data ??= readEntry(bytes, entry, pace)
      return readNpyMember(await data, header, member)
    },
  }))
}

async function readHeader(bytes: Uint8Array, entry: ZipEntry, pace: Pace): Promise<NpyHeader> {
  let header: NpyHeader | undefined
  try {
    await readZipEntry(bytes, entry, pace, npyHeaderBytes, (head) => {
      header = parseNpyHeader(head, entry.name)
      throw new HeadOnly()
    })
  } catch (error) {
    if (!(error instanceof HeadOnly)) throw error
  }
  return header ?? parseNpyHeader(new Uint8Array(0), entry.name)
}

async function readEntry(bytes: Uint8Array, entry: ZipEntry, pace: Pace): Promise<Uint8Array> {
  const onHead = (head: Uint8Array) => checkNpySize(parseNpyHeader(head, entry.name), entry.originalSize, entry.name)
  return readZipEntry(bytes, entry, pace, npyHeaderBytes, onHead)
}

function refusalOf({ type, descriptor }: NpyHeader): Message | null {
  if (descriptor?.endsWith('O')) {
    return message`holds Python objects (dtype object), which are pickled code and never loaded; save plain numbers, say with np.asarray(x, dtype=np.float32).`
  }
  if (type) return null
  return message`is of type ${descriptor === null ? message`"a structured type"` : quote(descriptor)}; numbers and booleans (b1, i1 to i8, u1 to u8, f2 to f8) are read.`
}
