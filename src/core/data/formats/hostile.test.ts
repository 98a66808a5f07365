import { zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { fileOf, fixtureBytes } from './fixtures/open'
import { readDataset } from './read-dataset'
import { crc32 } from './zip'

const refusal = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const error: unknown = await readDataset(fileOf(name, bytes)).catch((problem: unknown) => problem)
  expect(error).toMatchObject({ name: 'DatasetError' })
  return (error as Error).message
}

function npy(header: string, data = new Uint8Array(0)): Uint8Array {
  const text = new TextEncoder().encode(header.padEnd(117))
  return Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0, ...text, 10, ...data])
}

const small = {
  'actions.npy': npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", new Uint8Array(8)),
  'rewards.npy': npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", new Uint8Array(8)),
}

describe('NPZ', () => {
  test.each([
    ['4 GB in a header', '(1000000000,)', /1,000,000,000 rows/],
    ['huge dimensions', '(2, 99999999999999999999)', /damaged/],
    ['dimensions whose product overflows', '(2000000, 4294967296, 4294967296)', /images|numbers/],
    ['a negative dimension', '(-5,)', /damaged/],
  ])('%s', async (_, shape, pattern) => {
    const observations = npy(`{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`)
    expect(await refusal('a.npz', zipSync({ ...small, 'observations.npy': observations }))).toMatch(pattern)
  })

  test('code in place of a header is not run', async () => {
    const observations = npy("{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': (1,), }")
    expect(await refusal('a.npz', zipSync({ ...small, 'observations.npy': observations }))).toContain('type')
  })

  test('a bomb is not inflated further than its header', async () => {
    const bomb = zipSync({ ...small, 'observations.npy': new Uint8Array(30_000_000) }, { level: 6 })
    expect(bomb.length).toBeLessThan(60_000)
    expect(await refusal('bomb.npz', bomb)).toContain('not a NumPy array')
  })

  test('a bomb with an honest header is told by its size', async () => {
    const header = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }")
    const bomb = new Uint8Array(20_000_000)
    bomb.set(header)
    expect(await refusal('bomb.npz', zipSync({ ...small, 'observations.npy': bomb }))).toContain(
      'which takes 139 bytes, but has 20000000',
    )
  })

  test('more than the directory says is not inflated', async () => {
    const header = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }", new Uint8Array(12))
    const archive = zipSync({ ...small, 'observations.npy': Uint8Array.from([...header, ...new Uint8Array(90_000)]) })
    const view = new DataView(archive.buffer)
    // The last entry of the central directory: its uncompressed size at 24.
    const entry = findLast(archive, [0x50, 0x4b, 1, 2])
    view.setUint32(entry + 24, header.length, true)
    view.setUint32(entry + 16, crc32(header), true)
    expect(await refusal('liar.npz', archive)).toContain('damaged')
  })

  test('a changed byte in the numbers is noticed by the checksum', async () => {
    const bytes = fixtureBytes('pendulum-fortran-f64.npz')
    bytes[20_000]! ^= 1
    expect(await refusal('changed.npz', bytes)).toContain('checksum')
  })
})

describe('Parquet', () => {
  const count = 8192
  const data = Float64Array.from({ length: count }, (_, row) => row / count)
  // Read on from levels that end early, this is a run of the other 4,096.
  new Uint8Array(data.buffer).set([0x80, 0xc0, 0x00, 0x01, 0, 0, 0, 0])
  const columnData = ['obs_0', 'action', 'reward'].map((name) => ({
    name,
    data,
    type: 'DOUBLE' as const,
    nullable: true,
  }))
  const honest = new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED', rowGroupSize: count }))
  // 8,192 stands as the varint 80 80 01: first in the header of a page, last in the levels, right before the values.
  const header = honest.findIndex((byte, i) => byte === 0x80 && honest[i + 1] === 0x80 && honest[i + 2] === 0x01)
  const levels = findLast(honest, [0x80, 0x80, 0x01, 0x01, 0x80, 0xc0, 0x00, 0x01])

  test.each([
    ['a page of half a million values in a few bytes', header, [0xfe, 0xff, 0x7f]],
    ['a run of a million values in a page of a few bytes', levels, [0xfe, 0xff, 0x7f]],
    ['levels of half of the values, after which a decoder would go on into the values', levels, [0x80, 0xc0, 0x00]],
  ])('%s', async (_, at, varint) => {
    expect((await readDataset(fileOf('honest.parquet', honest.slice()))).count).toBe(count - 1)
    expect(at).toBeGreaterThan(0)
    const bytes = honest.slice()
    bytes.set(varint, at)
    expect(await refusal('runs.parquet', bytes)).toContain('directory and its contents disagree')
  })

  test('a directory that points outside the file', async () => {
    const bytes = new TextEncoder().encode('PAR1....\xff\xff\xff\x7fPAR1')
    expect(await refusal('short.parquet', bytes)).toMatch(/damaged/)
  })
})

function findLast(bytes: Uint8Array, signature: readonly number[]): number {
  for (let at = bytes.length - signature.length; at >= 0; at--) {
    if (signature.every((byte, i) => bytes[at + i] === byte)) return at
  }
  return -1
}
