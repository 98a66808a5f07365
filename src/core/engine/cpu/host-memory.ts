import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import { type Shape, sizeOf } from '../tree'

/** What executors share whose arena is an ordinary typed array. */
export abstract class HostMemory {
  readonly seeds = 1
  abstract get memory(): Float32Array

  write(offset: number, data: Float32Array): void {
    this.memory.set(data, offset)
  }

  upload(offset: number, size: number, fill: (target: Float32Array) => void): void {
    fill(this.memory.subarray(offset, offset + size))
  }

  async read(offset: number, size: number): Promise<Float32Array> {
    return this.memory.slice(offset, offset + size)
  }

  async settle(): Promise<void> {}

  toTensor(offset: number, shape: Shape): Tensor {
    return tensor(this.memory.slice(offset, offset + sizeOf(shape)), [...shape], 'float32')
  }

  fromTensor(value: Tensor, offset: number): void {
    // The cpu and wasm backends hold their values here: reading them waits for nothing.
    this.memory.set(value.dataSync(), offset)
  }
}
