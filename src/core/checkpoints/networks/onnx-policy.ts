import type { NetworkKind } from '../../algorithms/algorithm'
import { LAYER_NORM_EPSILON } from '../../algorithms/shared/networks'
import { flatten, type HostArray, isHostArray } from '../../engine/tree'
import { message } from '../../messages/message'
import { UserError } from '../../messages/user-error'
import { CheckpointError } from '../checkpoint-error'
import { treeOf } from './named-tensors'
import { meaningText, type NetworkFile, withMeaning } from './network-file'
import { decodeOnnxModel, encodeOnnxModel, type OnnxNode, type OnnxTensor } from './onnx-model'

/** How the output of a policy's layers becomes its deterministic action, before the box. */
const FORMS: Readonly<
  Partial<Record<NetworkKind, { readonly layersIn: string; readonly meanOfTwo: boolean; readonly squashes: boolean }>>
> = {
  'deterministic-policy': { layersIn: 'actor', meanOfTwo: false, squashes: true },
  'gaussian-policy': { layersIn: 'actor.mean', meanOfTwo: false, squashes: false },
  'tanh-mean-gaussian-policy': { layersIn: 'actor.mean', meanOfTwo: false, squashes: true },
  'tanh-mean-sigmoid-gaussian-policy': { layersIn: 'actor.mean', meanOfTwo: false, squashes: true },
  'tanh-gaussian-policy': { layersIn: 'actor', meanOfTwo: true, squashes: true },
  'normalised-tanh-gaussian-policy': { layersIn: 'actor', meanOfTwo: true, squashes: true },
  'scaled-tanh-gaussian-policy': { layersIn: 'actor.network', meanOfTwo: true, squashes: true },
  'latent-policy': { layersIn: 'actor', meanOfTwo: true, squashes: true },
}

/**
 * The policy as a function from `observation` [batch, S], in the environment's units (and `latent` [batch, Z] where it
 * acts on a belief), to its deterministic `action` [batch, A] in the environment's units. What of the policy this
 * function does not need, such as its spread, is among the constants too, so that the file can be loaded again.
 */
export function encodeOnnxPolicy({ networks, kinds, activations, units, ...rest }: NetworkFile): ArrayBuffer {
  const actor = { actor: networks.actor! }
  if (kinds.pretrainedActor) {
    throw new UserError(
      message`Two policies act here, and the critics choose between them; an ONNX file of this page holds one. Save all networks as safetensors instead.`,
    )
  }
  const form = FORMS[kinds.actor!]!
  const leaves = flatten(actor, isHostArray)
  const constants: Record<string, OnnxTensor> = Object.fromEntries(leaves.map(({ path, leaf }) => [path, leaf]))
  const layers = leaves.filter(({ path }) => path.startsWith(`${form.layersIn}.layer`) && path.endsWith('.weight'))
  const observations = units.observationMean.length
  const latent = layers[0]!.leaf.shape[0]! - observations
  const actions = units.actionLow.length
  const nodes: OnnxNode[] = []
  const constant = (name: string, values: readonly number[], shape: readonly number[] = [values.length]) => {
    constants[name] = { shape, data: Float32Array.from(values) }
    return name
  }
  const indices = (name: string, value: number) => {
    constants[name] = { shape: [1], data: BigInt64Array.of(BigInt(value)) }
    return name
  }
  const then = (
    operator: OnnxNode['operator'],
    inputs: readonly string[],
    output: string,
    attributes = {},
    floats: Readonly<Record<string, number>> = {},
  ) => {
    nodes.push({ operator, inputs, output, attributes, floats })
    return output
  }

  let x = then('Sub', ['observation', constant('observationMean', units.observationMean)], 'centred')
  x = then('Div', [x, constant('observationScale', units.observationScale)], 'normalised')
  if (latent > 0) x = then('Concat', [x, 'latent'], 'joined', { axis: 1 })
  layers.forEach(({ path }, i) => {
    const beside = (name: string) => path.replace(/weight$/, name)
    x = then('Gemm', [x, path, beside('bias')], `layer${i}`)
    if (constants[beside('outputNorm.scale')]) {
      const norm = [x, beside('outputNorm.scale'), beside('outputNorm.shift')]
      x = then('LayerNormalization', norm, `normalised${i}`, {}, { epsilon: LAYER_NORM_EPSILON })
    }
    if (i < layers.length - 1) x = then('Relu', [x], `hidden${i}`)
  })
  if (form.meanOfTwo) {
    const [from, to, axis] = [indices('first', 0), indices('last', actions), indices('axis', 1)]
    x = then('Slice', [x, from, to, axis], 'mean')
  }
  if (form.squashes) x = then('Tanh', [x], 'squashed')
  x = then('Clip', [x, constant('least', [-1], []), constant('most', [1], [])], 'bounded')
  const halves = units.actionLow.map((low, i) => (units.actionHigh[i]! - low) / 2)
  x = then('Mul', [x, constant('actionHalf', halves)], 'scaled')
  then(
    'Add',
    [
      x,
      constant(
        'actionCentre',
        units.actionLow.map((low, i) => low + halves[i]!),
      ),
    ],
    'action',
  )
  return encodeOnnxModel({
    nodes,
    inputs: { observation: observations, ...(latent > 0 && { latent }) },
    outputs: { action: actions },
    constants,
    metadata: {
      playground: meaningText({
        ...rest,
        kinds: { actor: kinds.actor! },
        activations: { actor: activations.actor! },
        units,
        networks: actor,
      }),
    },
  })
}

/** Reads the policy out of a file that `encodeOnnxPolicy` wrote; throws a CheckpointError. */
export function decodeOnnxPolicy(bytes: Uint8Array): NetworkFile {
  const { constants, metadata } = decodeOnnxModel(bytes)
  const tensors = Object.entries(constants).flatMap(([name, tensor]) =>
    name.startsWith('actor.') ? [{ name, tensor: hostArray(name, tensor) }] : [],
  )
  return withMeaning(metadata.playground, treeOf(tensors))
}

function hostArray(name: string, { shape, data }: OnnxTensor): HostArray {
  if (data instanceof Float32Array) return { shape, data }
  throw new CheckpointError('content', message`"${name.slice(0, 80)}" in the file holds whole numbers.`)
}
