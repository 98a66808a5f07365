/**
 * How many bytes a block of Snappy holds when inflated (google/snappy, format_description.txt), by walking its elements;
 * null where it is damaged. A decoder that trusts the lengths in it can be sent back to where it was, for ever.
 */
export function snappyLength(block: Uint8Array): number | null {
  let at = 0
  while (at < block.length && block[at++]! >= 128);
  let total = 0
  while (at < block.length) {
    const tag = block[at++]!
    const kind = tag & 3
    let length = (tag >>> 2) + 1
    if (kind === 0) {
      const extra = Math.max(0, length - 60)
      if (extra > 0) {
        length = 1
        for (let i = 0; i < extra; i++) length += (block[at + i] ?? 0) * 256 ** i
      }
      at += extra + length
    } else {
      if (kind === 1) length = ((tag >>> 2) & 7) + 4
      at += [0, 1, 2, 4][kind]!
    }
    total += length
  }
  return at === block.length ? total : null
}
