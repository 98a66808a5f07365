import { type Zippable, zipSync } from 'fflate'
import type { Dataset } from '../dataset'

/** A NumPy archive with D4RL's names, as `numpy.savez_compressed` makes it. */
export function writeNpz(dataset: Dataset): Uint8Array<ArrayBuffer> {
  const { count, observationSize, actionSize } = dataset
  const arrays: Zippable = {
    'observations.npy': npy('<f4', [count, observationSize], dataset.observations),
    'actions.npy': npy('<f4', [count, actionSize], dataset.actions),
    'rewards.npy': npy('<f8', [count], dataset.rewards),
    'next_observations.npy': npy('<f4', [count, observationSize], dataset.nextObservations),
    'terminals.npy': npy('|b1', [count], dataset.terminals),
    'timeouts.npy': npy('|b1', [count], dataset.timeouts),
  }
  return zipSync(arrays, { level: 6 })
}

type Numbers = Float32Array | Float64Array | Uint8Array

/** Format version 1.0 (numpy/lib/format.py): the header is padded so that the data starts at a multiple of 64. */
export function npy(descriptor: string, shape: readonly number[], values: Numbers): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const text = `{'descr': '${descriptor}', 'fortran_order': False, 'shape': (${sizes}), }`
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10
  const header = `${text.padEnd(length - 1)}\n`
  const bytes = new Uint8Array(10 + length + values.byteLength)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8])
  bytes.set(new TextEncoder().encode(header), 10)
  // Every platform that runs this is little-endian, as the descriptors say.
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), 10 + length)
  return bytes
}
