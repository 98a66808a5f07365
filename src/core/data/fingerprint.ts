import type { Dataset } from './dataset'

/** FNV-1a over observations, actions and rewards, bit by bit: equal for equal rows, and hardly ever else. */
export function datasetFingerprint(dataset: Dataset): number {
  let known = fingerprints.get(dataset)
  if (known === undefined) {
    const { observations, actions, rewards } = dataset
    known = [observations, actions, rewards].reduce(hashed, 0x811c9dc5) >>> 0
    fingerprints.set(dataset, known)
  }
  return known
}

/** Rows never change, and a checkpoint asks every time. */
const fingerprints = new WeakMap<Dataset, number>()

function hashed(hash: number, { buffer, byteOffset, byteLength }: Float32Array | Float64Array): number {
  const words = new Uint32Array(buffer, byteOffset, byteLength / 4)
  let result = hash
  for (let i = 0; i < words.length; i++) result = Math.imul(result ^ words[i]!, 0x01000193)
  return result
}
