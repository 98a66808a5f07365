import { expect, it } from 'vitest'
import { isOutOfMemory } from './out-of-memory'

it('knows what a machine without memory says, and takes no other error for it', () => {
  const failure = (make: () => unknown): unknown => {
    try {
      return make()
    } catch (error) {
      return error
    }
  }
  expect(isOutOfMemory(failure(() => new Float32Array(2 ** 40)))).toBe(false)
  expect(isOutOfMemory(failure(() => new ArrayBuffer(2 ** 52)))).toBe(true)
  expect(isOutOfMemory(failure(() => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1)))).toBe(false)
  // As Chromium and Firefox word a memory that cannot be made larger.
  expect(isOutOfMemory(new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory'))).toBe(true)
  expect(isOutOfMemory(Object.assign(new Error('out of memory'), { name: 'InternalError' }))).toBe(true)
  expect(isOutOfMemory(new Error('The file is out of memory lane.'))).toBe(false)
  expect(isOutOfMemory(failure(() => (0.5).toFixed(1000)))).toBe(false)
})
