import { backend, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { BackendFailure } from '../backend-failure'
import type { Executor, Prepared } from '../executor'
import { message } from '../message'
import type { Kernel, Plan } from '../plan/plan'
import { type Shape, sizeOf } from '../tree'
import { elementwiseShader } from './elementwise'
import { gemmShader } from './gemm'
import { gatherShader, reduceShader, segmentSumShader } from './reduce'
import { PARAMETER_BYTES, type Shader } from './shader'

interface Dispatch {
  readonly pipeline: GPUComputePipeline
  readonly parameters: number
  readonly workgroups: readonly [number, number, number]
}

/**
 * Own shaders on the device of tfjs's WebGPU backend. Pipelines, parameters and bind groups are made once; a step is
 * one upload of its inputs and one command buffer of dispatches.
 *
 * The arena exists once per seed, side by side: all arrays hold `seeds` values for each one of the plan, one seed after
 * the other, and every dispatch covers all seeds.
 */
export class WebGpuExecutor implements Executor {
  readonly mergeIndependent = true
  readonly #device: GPUDevice
  readonly #layout: GPUBindGroupLayout
  readonly #pipelineLayout: GPUPipelineLayout
  readonly #pipelines = new Map<string, GPUComputePipeline>()
  readonly #seedStride: GPUBuffer
  #arena: GPUBuffer
  #capacity = 0
  #staging = new Float32Array(0)
  /** Of the device, noticed later than the call that caused it: no values are read from then on. */
  #failure: Error | undefined
  #uploads: GPUBuffer | undefined
  /** Of what has been uploaded for all seeds in one piece: still to be copied to each seed's place. */
  #pending: { readonly offset: number; readonly size: number } | undefined

  /** tfjs's WebGPU backend must be set. */
  constructor(readonly seeds = 1) {
    const { device } = backend() as unknown as { device: GPUDevice }
    this.#device = device
    void device.lost.then(({ message: why }) => {
      this.#failure ??= new BackendFailure(message`The GPU is gone: ${why}`)
    })
    const visibility = GPUShaderStage.COMPUTE
    this.#layout = device.createBindGroupLayout({
      entries: [
        { binding: 0, visibility, buffer: { type: 'storage' } },
        { binding: 1, visibility, buffer: { type: 'uniform', hasDynamicOffset: true } },
        { binding: 2, visibility, buffer: { type: 'uniform' } },
      ],
    })
    this.#pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [this.#layout] })
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST
    this.#seedStride = device.createBuffer({ size: 4, usage })
    this.#arena = this.#newArena(16)
  }

  #newArena(capacity: number): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST
    return this.#device.createBuffer({ size: capacity * this.seeds * 4, usage })
  }

  reserve(size: number): void {
    if (size <= this.#capacity) return
    const capacity = Math.ceil(Math.max(size, 2 * this.#capacity) / 64) * 64
    const grown = this.#newArena(capacity)
    if (this.#capacity > 0) {
      const encoder = this.#device.createCommandEncoder()
      for (let seed = 0; seed < this.seeds; seed++) {
        const [from, to] = [seed * this.#capacity * 4, seed * capacity * 4]
        encoder.copyBufferToBuffer(this.#arena, from, grown, to, this.#capacity * 4)
      }
      this.#device.queue.submit([encoder.finish()])
    }
    this.#arena.destroy()
    this.#arena = grown
    this.#capacity = capacity
    this.#device.queue.writeBuffer(this.#seedStride, 0, Int32Array.of(capacity))
  }

  write(offset: number, data: Float32Array): void {
    const size = data.length / this.seeds
    for (let seed = 0; seed < this.seeds; seed++) {
      const at = (seed * this.#capacity + offset) * 4
      this.#device.queue.writeBuffer(this.#arena, at, data as Float32Array<ArrayBuffer>, seed * size, size)
    }
  }

  upload(offset: number, size: number, fill: (target: Float32Array) => void): void {
    const total = size * this.seeds
    if (this.#staging.length < total) this.#staging = new Float32Array(total)
    const target = this.#staging.subarray(0, total)
    fill(target)
    if (this.seeds === 1) {
      this.write(offset, target)
      return
    }
    if ((this.#uploads?.size ?? 0) < total * 4) {
      this.#uploads?.destroy()
      const usage = GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST
      this.#uploads = this.#device.createBuffer({ size: total * 4, usage })
    }
    this.#device.queue.writeBuffer(this.#uploads!, 0, target as Float32Array<ArrayBuffer>)
    this.#pending = { offset, size }
  }

  #distribute(encoder: GPUCommandEncoder): void {
    if (this.#pending === undefined) return
    const { offset, size } = this.#pending
    this.#pending = undefined
    for (let seed = 0; seed < this.seeds; seed++) {
      const to = (seed * this.#capacity + offset) * 4
      encoder.copyBufferToBuffer(this.#uploads!, seed * size * 4, this.#arena, to, size * 4)
    }
  }

  async read(offset: number, size: number): Promise<Float32Array> {
    const bytes = size * 4
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ
    const copy = this.#device.createBuffer({ size: Math.max(bytes, 4) * this.seeds, usage })
    const encoder = this.#device.createCommandEncoder()
    for (let seed = 0; seed < this.seeds; seed++) {
      const from = (seed * this.#capacity + offset) * 4
      encoder.copyBufferToBuffer(this.#arena, from, copy, seed * bytes, bytes)
    }
    this.#device.queue.submit([encoder.finish()])
    // A device that is lost takes its buffers with it, before it says so itself.
    await copy.mapAsync(GPUMapMode.READ).catch(({ message: why }: Error) => {
      throw this.#failure ?? new BackendFailure(message`The GPU is gone: ${why}`)
    })
    if (this.#failure !== undefined) throw this.#failure
    const values = new Float32Array(copy.getMappedRange()).slice(0, size * this.seeds)
    copy.destroy()
    return values
  }

  /** Number of dispatches is the number of kernels, whatever the number of seeds. */
  prepare(plan: Plan): Prepared {
    const device = this.#device
    device.pushErrorScope('validation')
    const shaders = plan.kernels.map(shaderOf)
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST
    const parameters = device.createBuffer({ size: PARAMETER_BYTES * Math.max(shaders.length, 1), usage })
    const values = new Int32Array((PARAMETER_BYTES / 4) * shaders.length)
    const dispatches = shaders.map((shader, i): Dispatch => {
      values.set(shader.parameters, (PARAMETER_BYTES / 4) * i)
      const [x, y, z] = shader.workgroups
      const pipeline = this.#pipeline(shader.code)
      return { pipeline, parameters: PARAMETER_BYTES * i, workgroups: [x, y, z * this.seeds] }
    })
    device.queue.writeBuffer(parameters, 0, values)
    void device.popErrorScope().then((error) => {
      if (error !== null) this.#failure ??= new BackendFailure(message`WebGPU does not take a kernel: ${error.message}`)
    })
    let boundTo: GPUBuffer | undefined
    let group: GPUBindGroup
    const offset = [0]
    const run = () => {
      if (boundTo !== this.#arena) {
        boundTo = this.#arena
        group = this.#bindGroup(parameters)
      }
      const encoder = device.createCommandEncoder()
      this.#distribute(encoder)
      const pass = encoder.beginComputePass()
      let current: GPUComputePipeline | undefined
      for (const dispatch of dispatches) {
        if (dispatch.pipeline !== current) pass.setPipeline(dispatch.pipeline)
        current = dispatch.pipeline
        offset[0] = dispatch.parameters
        pass.setBindGroup(0, group, offset)
        const [x, y, z] = dispatch.workgroups
        pass.dispatchWorkgroups(x, y, z)
      }
      pass.end()
      device.queue.submit([encoder.finish()])
    }
    return { threads: 1, run, dispose: () => parameters.destroy() }
  }

  #pipeline(code: string): GPUComputePipeline {
    let pipeline = this.#pipelines.get(code)
    if (pipeline === undefined) {
      const module = this.#device.createShaderModule({ code })
      pipeline = this.#device.createComputePipeline({ layout: this.#pipelineLayout, compute: { module } })
      this.#pipelines.set(code, pipeline)
    }
    return pipeline
  }

  #bindGroup(parameters: GPUBuffer): GPUBindGroup {
    return this.#device.createBindGroup({
      layout: this.#layout,
      entries: [
        { binding: 0, resource: { buffer: this.#arena } },
        { binding: 1, resource: { buffer: parameters, size: PARAMETER_BYTES } },
        { binding: 2, resource: { buffer: this.#seedStride } },
      ],
    })
  }

  async settle(): Promise<void> {
    await this.#device.queue.onSubmittedWorkDone()
    if (this.#failure !== undefined) throw this.#failure
  }

  toTensor(offset: number, shape: Shape): Tensor {
    const bytes = sizeOf(shape) * 4
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST
    const buffer = this.#device.createBuffer({ size: bytes, usage })
    this.#copy(this.#arena, offset * 4, buffer, 0, bytes)
    const copy = tensor({ buffer }, [...shape], 'float32')
    buffer.destroy()
    return copy
  }

  fromTensor(value: Tensor, offset: number): void {
    const { buffer, tensorRef } = value.dataToGPU()
    this.#copy(buffer!, 0, this.#arena, offset * 4, value.size * 4)
    tensorRef.dispose()
  }

  #copy(source: GPUBuffer, from: number, target: GPUBuffer, to: number, bytes: number): void {
    const encoder = this.#device.createCommandEncoder()
    encoder.copyBufferToBuffer(source, from, target, to, bytes)
    this.#device.queue.submit([encoder.finish()])
  }

  dispose(): void {
    this.#arena.destroy()
    this.#seedStride.destroy()
    this.#uploads?.destroy()
  }
}

function shaderOf(kernel: Kernel): Shader {
  switch (kernel.kind) {
    case 'elementwise':
      return elementwiseShader(kernel)
    case 'gemm':
      return gemmShader(kernel)
    case 'reduce':
      return reduceShader(kernel)
    case 'gather':
      return gatherShader(kernel)
    case 'segmentSum':
      return segmentSumShader(kernel)
  }
}
