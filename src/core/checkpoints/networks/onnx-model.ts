import { sizeOf } from '../../engine/tree'
import { message } from '../../messages/message'
import { CheckpointError } from '../checkpoint-error'
import { ProtobufMessage, ProtobufWriter } from './protobuf'

/** The few messages of ONNX (onnx/onnx.proto, IR version 8, opset 17) that a policy consists of. */

const IR_VERSION = 8
const OPSET = 17
const FLOAT = 1
const INT64 = 7
const PRODUCER = 'offline-to-online-playground'

export interface OnnxNode {
  readonly operator:
    | 'Sub'
    | 'Div'
    | 'Concat'
    | 'Gemm'
    | 'Relu'
    | 'Slice'
    | 'Tanh'
    | 'Clip'
    | 'Mul'
    | 'Add'
    | 'LayerNormalization'
  readonly inputs: readonly string[]
  readonly output: string
  /** Whole numbers by name. */
  readonly attributes?: Readonly<Record<string, number>>
  /** Numbers that are not whole, by name. */
  readonly floats?: Readonly<Record<string, number>>
}

export interface OnnxTensor {
  readonly shape: readonly number[]
  readonly data: Float32Array | BigInt64Array
}

export interface OnnxModel {
  readonly nodes: readonly OnnxNode[]
  /** By name; rows [batch, width]. */
  readonly inputs: Readonly<Record<string, number>>
  readonly outputs: Readonly<Record<string, number>>
  readonly constants: Readonly<Record<string, OnnxTensor>>
  readonly metadata: Readonly<Record<string, string>>
}

export function encodeOnnxModel({ nodes, inputs, outputs, constants, metadata }: OnnxModel): ArrayBuffer {
  const graph = new ProtobufWriter()
  for (const node of nodes) graph.message(1, nodeMessage(node))
  graph.text(2, 'policy')
  for (const [name, tensor] of Object.entries(constants)) graph.message(5, tensorMessage(name, tensor))
  for (const [name, width] of Object.entries(inputs)) graph.message(11, rowsMessage(name, width))
  for (const [name, width] of Object.entries(outputs)) graph.message(12, rowsMessage(name, width))
  const model = new ProtobufWriter().integer(1, IR_VERSION).text(2, PRODUCER).message(7, graph)
  model.message(8, new ProtobufWriter().text(1, '').integer(2, OPSET))
  for (const [key, value] of Object.entries(metadata)) {
    model.message(14, new ProtobufWriter().text(1, key).text(2, value))
  }
  return model.done().buffer as ArrayBuffer
}

function nodeMessage({ operator, inputs, output, attributes = {}, floats = {} }: OnnxNode): ProtobufWriter {
  const node = new ProtobufWriter()
  for (const input of inputs) node.text(1, input)
  node.text(2, output).text(3, output).text(4, operator)
  for (const [name, value] of Object.entries(attributes)) {
    node.message(5, new ProtobufWriter().text(1, name).integer(3, value).integer(20, 2))
  }
  for (const [name, value] of Object.entries(floats)) {
    node.message(5, new ProtobufWriter().text(1, name).float(2, value).integer(20, 1))
  }
  return node
}

function tensorMessage(name: string, { shape, data }: OnnxTensor): ProtobufWriter {
  const tensor = new ProtobufWriter()
  for (const extent of shape) tensor.integer(1, extent)
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return tensor
    .integer(2, data instanceof Float32Array ? FLOAT : INT64)
    .text(8, name)
    .bytes(9, bytes)
}

function rowsMessage(name: string, width: number): ProtobufWriter {
  const shape = new ProtobufWriter()
    .message(1, new ProtobufWriter().text(2, 'batch'))
    .message(1, new ProtobufWriter().integer(1, width))
  const tensorType = new ProtobufWriter().integer(1, FLOAT).message(2, shape)
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensorType))
}

/** Reads models that `encodeOnnxModel` wrote; throws a CheckpointError for any other. */
export function decodeOnnxModel(bytes: Uint8Array): OnnxModel {
  const model = new ProtobufMessage(bytes)
  if (model.text(2) !== PRODUCER) {
    throw new CheckpointError(
      'not-a-checkpoint',
      message`This is no ONNX file that this page wrote; only those can be loaded.`,
    )
  }
  const graph = model.message(7)
  const rows = (field: number) =>
    Object.fromEntries(
      graph.messages(field).map((value) => {
        const [, width] = value.message(2).message(1).message(2).messages(1)
        return [value.text(1), width?.integers(1)[0] ?? 0]
      }),
    )
  return {
    nodes: graph.messages(1).map(nodeOf),
    inputs: rows(11),
    outputs: rows(12),
    constants: Object.fromEntries(graph.messages(5).map((tensor) => [tensor.text(8), tensorOf(tensor)])),
    metadata: Object.fromEntries(model.messages(14).map((entry) => [entry.text(1), entry.text(2)])),
  }
}

function nodeOf(node: ProtobufMessage): OnnxNode {
  const given = node.messages(5)
  const isFloat = (attribute: ProtobufMessage) => attribute.integers(20)[0] === 1
  const attributes = given
    .filter((attribute) => !isFloat(attribute))
    .map((attribute) => [attribute.text(1), attribute.integers(3)[0] ?? 0])
  const floats = given.filter(isFloat).map((attribute) => [attribute.text(1), attribute.floats(2)[0] ?? 0])
  return {
    operator: node.text(4) as OnnxNode['operator'],
    inputs: node.texts(1),
    output: node.text(2),
    attributes: Object.fromEntries(attributes),
    ...(floats.length > 0 && { floats: Object.fromEntries(floats) }),
  }
}

function tensorOf(tensor: ProtobufMessage): OnnxTensor {
  const shape = tensor.integers(1)
  const raw = tensor.bytes(9).slice().buffer
  const isFloat = tensor.integers(2)[0] === FLOAT
  if (raw.byteLength !== sizeOf(shape) * (isFloat ? 4 : 8)) {
    throw new CheckpointError(
      'damaged',
      message`The array "${tensor.text(8).slice(0, 80)}" has not as many numbers as its shape says.`,
    )
  }
  return { shape, data: isFloat ? new Float32Array(raw) : new BigInt64Array(raw) }
}
