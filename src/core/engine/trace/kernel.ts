import { type NamedAttrMap, type NamedTensorInfoMap, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core'
import { TRACE, type TraceBackend } from './trace-backend'

export interface KernelCall {
  readonly backend: TraceBackend
  readonly inputs: NamedTensorInfoMap
  readonly attrs: NamedAttrMap
}

export function defineKernel(kernelName: string, trace: (call: KernelCall) => TensorInfo | TensorInfo[]): void {
  registerKernel({
    kernelName,
    backendName: TRACE,
    kernelFunc: ({ backend, inputs, attrs }) =>
      trace({ backend: backend as TraceBackend, inputs: inputs as NamedTensorInfoMap, attrs: attrs ?? {} }),
  })
}
