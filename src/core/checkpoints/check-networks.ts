import type { Algorithm, Sizes } from '../algorithms/algorithm'
import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import { message } from '../messages/message'
import { RandomStream } from '../random/random-stream'
import type { Schema, Values } from '../schema/field'
import { checkValues } from '../schema/values'
import { unfit, unfitBecause } from './checks'

/** Networks and optimisers have the names and shapes that the settings give them, and finite numbers. */
export function checkNetworks(algorithm: Algorithm, hyperparameters: Values, sizes: Sizes, given: unknown): void {
  const found = new Map(leavesOf(given, '').map(({ path, leaf }) => [path, leaf]))
  const values = [...found.values()].reduce((sum, { data }) => sum + data.length, 0)
  refuseEmptyClaims(hyperparameters, sizes, values)
  const wanted = flatten(algorithm.initialise(sizes, hyperparameters, RandomStream.fromSeed(0)), isHostArray)
  for (const { path, leaf } of wanted) {
    const own = found.get(path)
    if (!own) throw unfit(message`"${path}" is missing`)
    if (JSON.stringify(own.shape) !== JSON.stringify(leaf.shape) || own.data.length !== leaf.data.length) {
      throw unfit(message`"${path}" has shape [${String(own.shape)}] where the settings say [${String(leaf.shape)}]`)
    }
    if (!own.data.every(Number.isFinite)) throw unfit(message`"${path}" holds numbers that are not finite`)
  }
  if (found.size > wanted.length) throw unfit(message`it has more networks than its algorithm`)
}

export function checkAgainstSchema(schema: Schema, values: Values): void {
  const { problems } = checkValues(schema, values)
  if (problems[0]) throw unfitBecause(problems[0])
  const missing = Object.keys(schema).find((name) => !Object.hasOwn(values, name))
  if (missing) throw unfit(message`the setting "${missing}" is missing`)
}

/** Before networks of claimed sizes are made, to compare with: the file must be about as large as they. */
function refuseEmptyClaims(h: Values, { observation, action }: Sizes, values: number): void {
  const least = (units: string, layers: string) => {
    const width = Number(h[units] ?? 0)
    return Math.max(0, Number(h[layers] ?? 0) - 1) * width ** 2 + width * Math.max(observation, action)
  }
  const claimed =
    least('hiddenUnits', 'hiddenLayers') +
    least('encoderUnits', 'encoderLayers') +
    Number(h.members ?? 0) * least('dynamicsUnits', 'dynamicsLayers')
  if (claimed > values)
    throw unfit(message`networks of ${claimed} numbers and more are claimed, and ${values} are there`)
}

function leavesOf(given: unknown, path: string): { path: string; leaf: HostArray }[] {
  if (typeof given !== 'object' || given === null) throw unfit(message`"${path}" is no array of numbers`)
  if (isHostArray(given as HostArray | Tree<HostArray>)) {
    if (!Array.isArray((given as HostArray).shape)) throw unfit(message`"${path}" has no shape`)
    return [{ path, leaf: given as HostArray }]
  }
  return Object.entries(given).flatMap(([name, inner]) => leavesOf(inner, path === '' ? name : `${path}.${name}`))
}
