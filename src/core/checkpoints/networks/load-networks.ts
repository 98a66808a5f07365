import type { Algorithm } from '../../algorithms/algorithm'
import { algorithmById } from '../../algorithms/registry'
import { optimiserOf } from '../../algorithms/shared/networks'
import { flatten, type HostArray, isHostArray, mapTree, type Tree } from '../../engine/tree'
import { type Message, type MessageValue, message } from '../../messages/message'
import type { RunConfiguration } from '../../training/configuration'
import type { RunSnapshot, TrainingRun } from '../../training/training-run'
import { CheckpointError } from '../checkpoint-error'
import { type NetworkFile, type NetworkUnits, networksOf } from './network-file'

export interface LoadedNetworks {
  readonly loaded: readonly string[]
  /** Networks of the run that the file does not hold; they stay as they were, but for targets of loaded ones. */
  readonly others: readonly string[]
}

/**
 * Puts the networks of a file into a run, with fresh optimisers. Where the run normalises observations otherwise, the
 * first layers take over the difference. Throws a CheckpointError where a name, a kind or a shape does not fit; the run
 * is then as it was.
 */
export async function loadNetworks(
  run: TrainingRun,
  configuration: RunConfiguration,
  file: NetworkFile,
): Promise<LoadedNetworks> {
  const snapshot = await run.snapshot()
  const algorithm = algorithmById(configuration.algorithm.id)
  const own = networksOf({ configuration, snapshot })
  for (const name of Object.keys(file.kinds)) refuseUnlike(name, file, own, algorithm)
  const loaded = inUnitsOf(own.units, file)
  const learner: Record<string, HostArray | Tree<HostArray>> = { ...(snapshot.arrays.learner as Tree<HostArray>) }
  for (const [name, network] of Object.entries(loaded)) {
    learner[name] = network
    const target = `target${name[0]!.toUpperCase()}${name.slice(1)}`
    if (target in own.kinds && !(target in loaded)) learner[target] = network
    const optimiser = optimiserOf(name)
    if (optimiser in learner) learner[optimiser] = zeros(learner[optimiser] as Tree<HostArray>)
  }
  run.restore({ ...snapshot, arrays: { ...snapshot.arrays, learner } } satisfies RunSnapshot)
  const names = Object.keys(file.kinds)
  return { loaded: names, others: Object.keys(own.kinds).filter((name) => !names.includes(name)) }
}

function refuseUnlike(name: string, file: NetworkFile, own: NetworkFile, { label }: Algorithm): void {
  const refuse = (what: Message): never => {
    throw new CheckpointError('content', message`The network "${name.slice(0, 40)}" of the file ${what}.`)
  }
  if (!Object.hasOwn(own.kinds, name)) refuse(message`does not exist in ${label}`)
  if (own.kinds[name] !== file.kinds[name]) {
    refuse(
      message`is of the kind ${String(file.kinds[name]?.slice(0, 40))}, where ${label} has one of the kind ${String(own.kinds[name])}`,
    )
  }
  if (own.activations[name] !== file.activations[name]) refuse(message`has other activations than the run’s`)
  const [shapes, wanted] = [file, own].map(({ networks }) => shapesOf(networks[name]!))
  const different = [...wanted!].find(([path, shape]) => shapes!.get(path) !== shape)
  if (different)
    refuse(
      message`has ${describe(shapes!.get(different[0]))} in "${different[0]}", where the run has [${different[1]}]`,
    )
  if (shapes!.size !== wanted!.size) refuse(message`has more layers than the run’s`)
}

function describe(shape: string | undefined): MessageValue {
  return shape === undefined ? message`nothing` : `[${shape}]`
}

function shapesOf(network: HostArray | Tree<HostArray>): Map<string, string> {
  const leaves = flatten({ network }, isHostArray)
  return new Map(leaves.map(({ path, leaf }) => [path.replace(/^network\.?/, ''), leaf.shape.join(', ')]))
}

/** W x + b of normalised x, as W' x' + b' of x normalised otherwise: x = x' scale' / scale + (mean' - mean) / scale. */
function inUnitsOf(to: NetworkUnits, { networks, kinds, units: from }: NetworkFile): Tree<HostArray> {
  const size = from.observationMean.length
  if (size !== to.observationMean.length) {
    throw new CheckpointError(
      'content',
      message`The file’s networks observe ${size} numbers, the run’s ${to.observationMean.length}.`,
    )
  }
  const factor = from.observationScale.map((scale, i) => to.observationScale[i]! / scale)
  const shift = from.observationMean.map((mean, i) => (to.observationMean[i]! - mean) / from.observationScale[i]!)
  if (factor.every((f) => f === 1) && shift.every((s) => s === 0)) return networks
  const dynamics = Object.keys(kinds).find((name) => kinds[name] === 'dynamics')
  if (dynamics)
    throw new CheckpointError(
      'content',
      message`A dynamics model can be loaded only where observations are normalised as in its file.`,
    )
  const weights = new Map(flatten(networks, isHostArray).map(({ path, leaf }) => [path, leaf]))
  return mapTree<HostArray, HostArray>(networks, isHostArray, (leaf, path) => {
    const part = /(^|\.)layer0\.(weight|bias)$/.exec(path)?.[2]
    if (part === 'weight') return scaledRows(leaf, factor)
    if (part !== 'bias') return leaf
    return shiftedBias(leaf, weights.get(path.replace(/bias$/, 'weight'))!, shift)
  })
}

/** weight [(N,) in, out]: the rows of the observations, which come first */
function scaledRows({ shape, data }: HostArray, factor: readonly number[]): HostArray {
  const [rows, columns] = shape.slice(-2) as [number, number]
  const scaled = data.map((value, i) => {
    const row = Math.floor(i / columns) % rows
    return row < factor.length ? value * factor[row]! : value
  })
  return { shape, data: scaled }
}

/** bias [out] or [N, 1, out] */
function shiftedBias(bias: HostArray, weight: HostArray, shift: readonly number[]): HostArray {
  const [rows, columns] = weight.shape.slice(-2) as [number, number]
  const data = bias.data.map((value, i) => {
    const [member, column] = [Math.floor(i / columns), i % columns]
    return shift.reduce((sum, s, row) => sum + s * weight.data[(member * rows + row) * columns + column]!, value)
  })
  return { shape: bias.shape, data }
}

function zeros(tree: Tree<HostArray>): Tree<HostArray> {
  return mapTree<HostArray, HostArray>(tree, isHostArray, ({ shape, data }) => ({
    shape,
    data: new Float32Array(data.length),
  }))
}
