import * as v from 'valibot'

/** An array of a reference run, in float64 and in the reference's layout. */
export interface ReferenceArray {
  readonly shape: readonly number[]
  readonly data: Float64Array
}

/** One network's parameters (or gradients) by the reference's names, in the reference's order. */
export type ReferenceNetwork = { readonly [parameter: string]: ReferenceArray }
export type ReferenceNetworks = { readonly [network: string]: ReferenceNetwork }

export interface ReferenceStep {
  /** The random draws of this step, in the order in which the reference made them. */
  readonly noise: readonly ReferenceArray[]
  /** The gradients as each optimiser saw them. */
  readonly gradients: ReferenceNetworks
  readonly batch: ReferenceBatch
  /** The scalars that the reference logs. */
  readonly log: Readonly<Record<string, number>>
}
/** A batch's arrays by name, or in the order observations, actions, rewards, next observations, terminals, (returns). */
export type ReferenceBatch = { readonly [name: string]: unknown }

/** A reference learner stepped a few times with fixed weights, batches and noise; or only some of these. */
export interface Fixture {
  readonly name: string
  /** Repository and file of the code that was run. */
  readonly source: string
  readonly dimensions: Readonly<Record<string, number>>
  readonly hyperparameters: Readonly<Record<string, unknown>>
  readonly before: ReferenceNetworks
  readonly after: ReferenceNetworks
  readonly steps: readonly ReferenceStep[]
  /** The whole file, for what only one kind of fixture has. */
  readonly raw: Readonly<Record<string, unknown>>
}

export class ParityError extends Error {}

const flatArray = v.object({ shape: v.array(v.number()), data: v.array(v.number()) })
const networks = v.record(v.string(), v.record(v.string(), flatArray))
const schema = v.looseObject({
  name: v.string(),
  source: v.string(),
  dims: v.record(v.string(), v.number()),
  hyperparameters: v.optional(v.record(v.string(), v.unknown()), {}),
  before: v.optional(networks, {}),
  after: v.optional(networks, {}),
  batches: v.optional(v.array(v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())])), []),
  noise: v.optional(v.array(flatArray), []),
  logs: v.optional(v.array(v.record(v.string(), v.number())), []),
  steps: v.optional(
    v.array(
      v.object({
        noise: v.tuple([v.number(), v.number()]),
        adam_steps: v.array(v.record(v.string(), v.unknown())),
      }),
    ),
    [],
  ),
})

/** Reads the JSON of a fixture; throws a `ParityError` that says what is missing. */
export function parseFixture(json: unknown): Fixture {
  const parsed = v.safeParse(schema, json)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new ParityError(`no parity fixture: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
  }
  const { output } = parsed
  const before = mapNetworks(output.before)
  return {
    name: output.name,
    source: output.source,
    dimensions: output.dims,
    hyperparameters: output.hyperparameters,
    before,
    after: mapNetworks(output.after),
    steps: output.steps.map((step, index) => ({
      noise: output.noise.slice(...step.noise).map(reference),
      gradients: gradientNetworks(step.adam_steps, before),
      batch: (output.batches[index] ?? {}) as ReferenceBatch,
      log: output.logs[index] ?? {},
    })),
    raw: output,
  }
}

/** The array in nested lists of numbers. */
export function nestedArray(nested: unknown): ReferenceArray {
  const shape: number[] = []
  for (let level = nested; Array.isArray(level); level = level[0]) shape.push(level.length)
  const data = Float64Array.from([nested].flat(shape.length + 1) as number[])
  return { shape, data }
}

/** Networks that only one kind of fixture has, from its raw JSON. */
export function parseNetworks(json: unknown): ReferenceNetworks {
  const parsed = v.safeParse(networks, json)
  if (!parsed.success) throw new ParityError('the fixture’s networks are not as they should be.')
  return mapNetworks(parsed.output)
}

function reference({ shape, data }: v.InferOutput<typeof flatArray>): ReferenceArray {
  return { shape, data: Float64Array.from(data) }
}

function mapNetworks(given: v.InferOutput<typeof networks>): ReferenceNetworks {
  return Object.fromEntries(
    Object.entries(given).map(([name, parameters]) => [
      name,
      Object.fromEntries(Object.entries(parameters).map(([parameter, array]) => [parameter, reference(array)])),
    ]),
  )
}

/** Gradients are flat lists keyed `network.parameter`; their shapes are those of the parameters. */
function gradientNetworks(
  optimiserSteps: readonly Record<string, unknown>[],
  parameters: ReferenceNetworks,
): ReferenceNetworks {
  const gathered: Record<string, Record<string, ReferenceArray>> = {}
  for (const [key, values] of optimiserSteps.flatMap(Object.entries<unknown>)) {
    const [network = '', ...rest] = key.split('.')
    const parameter = rest.join('.')
    const { data } = nestedArray(values)
    const shape = parameters[network]?.[parameter]?.shape ?? (data.length === 1 ? [] : [data.length])
    gathered[network] ??= {}
    gathered[network][parameter] = { shape, data }
  }
  return gathered
}
