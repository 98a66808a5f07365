import type { ReferenceArray, ReferenceNetwork } from './fixture'
import { parameter, type ReferenceTree, sideBySide, transposed } from './reference-networks'

/** Networks of flax references: hidden0, norm0, hidden1, norm1, ..., and heads with names of their own. */

/** Hidden layers in their order, LayerNorms where there are any; those of an ensemble are in our layout already. */
function hiddenLayers(network: ReferenceNetwork): ReferenceTree[] {
  const count = Object.keys(network).filter((name) => /^hidden\d+\.weight$/.test(name)).length
  return Array.from({ length: count }, (_, index) => {
    const weight = parameter(network, `hidden${index}.weight`)
    return {
      weight: weight.shape.length === 3 ? weight : transposed(weight),
      bias: parameter(network, `hidden${index}.bias`),
      ...(network[`norm${index}.scale`] && {
        outputNorm: {
          scale: parameter(network, `norm${index}.scale`),
          shift: parameter(network, `norm${index}.bias`),
        },
      }),
    }
  })
}

function layersOf(layers: readonly ReferenceTree[]): ReferenceTree {
  return Object.fromEntries(layers.map((layer, index) => [`layer${index}`, layer]))
}

/** An ensemble of critics whose head `value` is each member's own, or one Linear [1, H] for all. */
export function flaxCritics([network]: readonly ReferenceNetwork[]): ReferenceTree {
  const weight = parameter(network!, 'value.weight')
  const shared = weight.shape.length === 2
  const head = { weight: shared ? transposed(weight) : weight, bias: parameter(network!, 'value.bias') }
  return layersOf([...hiddenLayers(network!), head])
}

/** A policy with one head for the mean and one for the log standard deviation. */
export function flaxActor([network]: readonly ReferenceNetwork[]): ReferenceTree {
  const [mean, logStd] = ['mean', 'log_std'].map((name) => ({
    weight: transposed(parameter(network!, `${name}.weight`)),
    bias: parameter(network!, `${name}.bias`),
  })) as [Parameters<typeof sideBySide>[0], Parameters<typeof sideBySide>[0]]
  return layersOf([...hiddenLayers(network!), sideBySide(mean, logStd)])
}

/** What each block's critic step logged, of the fixture's own record of every update. */
export function blockLosses(updates: unknown, step: number): Float64Array {
  const steps = updates as readonly (readonly {
    readonly optimisers: readonly string[]
    readonly logs: Record<string, number>
  }[])[]
  return Float64Array.from(
    steps[step]!.filter(({ optimisers }) => optimisers.includes('critic')).map(({ logs }) => logs.critic_loss!),
  )
}

/** Draws of several blocks as one: [blocks, ...]. */
export function joined(draws: readonly ReferenceArray[]): ReferenceArray {
  const { length } = draws[0]!.data
  const data = new Float64Array(draws.length * length)
  for (const [index, draw] of draws.entries()) data.set(draw.data, index * length)
  return { shape: [draws.length, ...draws[0]!.shape], data }
}
