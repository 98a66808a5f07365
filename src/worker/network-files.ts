import { loadNetworks } from '../core/checkpoints/networks/load-networks'
import { networksOf } from '../core/checkpoints/networks/network-file'
import { decodeOnnxPolicy, encodeOnnxPolicy } from '../core/checkpoints/networks/onnx-policy'
import { decodeSafetensors, encodeSafetensors } from '../core/checkpoints/networks/safetensors'
import type { RunConfiguration } from '../core/training/configuration'
import type { TrainingRun } from '../core/training/training-run'
import type { FrozenRun, NetworkFormat } from './protocol'

export function encodeNetworks(frozen: FrozenRun, format: NetworkFormat): ArrayBuffer {
  const networks = networksOf(frozen)
  return format === 'onnx' ? encodeOnnxPolicy(networks) : encodeSafetensors(networks)
}

export function decodeInto(
  run: TrainingRun,
  configuration: RunConfiguration,
  file: ArrayBuffer,
  format: NetworkFormat,
): ReturnType<typeof loadNetworks> {
  const bytes = new Uint8Array(file)
  return loadNetworks(run, configuration, format === 'onnx' ? decodeOnnxPolicy(bytes) : decodeSafetensors(bytes))
}
