import { expect, test } from 'vitest'
import { snappyLength } from './snappy-length'

// Of google/snappy's format_description.txt: a preamble, literals ((length - 1) << 2) and copies.
test.each([
  ['a literal of three bytes', [3, 2 << 2, 1, 2, 3], 3],
  ['a literal and a copy of eleven bytes from one byte back', [12, 0, 7, (10 << 2) | 2, 1, 0], 12],
  ['a literal whose length stands in one byte more', [62, 60 << 2, 61, ...new Array(62).fill(9)], 62],
  ['a literal longer than the block', [9, 8 << 2, 1], null],
  ['a literal of almost 4 GB, which a decoder takes for one of -4 bytes', [4, 63 << 2, 0xfb, 0xff, 0xff, 0xff], null],
])('%s', (_, bytes, length) => {
  expect(snappyLength(Uint8Array.from(bytes))).toBe(length)
})
