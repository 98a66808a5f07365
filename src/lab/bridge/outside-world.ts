import * as v from 'valibot'
import type { Bounds } from '../../core/environments/action-scaling'
import type { Quantity } from '../../core/environments/environment'
import type { OutsideWorld } from '../../core/environments/world'
import { type EnvironmentCommand, EnvironmentProcess } from './environment-process'
import { ProcessEnvironments } from './process-environments'

const number = v.pipe(v.number(), v.finite())
const bounds = v.pipe(v.array(number), v.minLength(1))
const Description = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  observation_size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  action_low: bounds,
  action_high: bounds,
  time_limit: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reference_returns: v.optional(v.object({ random: number, expert: number })),
})

/** Training copies are numbered from 0, those of evaluations from here. */
const FIRST_OF_EVALUATION = 100

/** An environment that runs in a process of its own. */
export interface RunningWorld extends OutsideWorld {
  /** What it says of itself, for the records. */
  readonly description: v.InferOutput<typeof Description>
  /** The same, acting in another box: that in which a run has learnt. What leaves the real one is cut off at its border. */
  within(box: readonly Bounds[]): RunningWorld
  close(): void
}

/** Starts the process and asks what it is. Throws an EnvironmentProcessError. */
export async function startWorld(command: EnvironmentCommand): Promise<RunningWorld> {
  const process = new EnvironmentProcess(command)
  try {
    const parsed = v.safeParse(Description, await process.ask({ call: 'describe' }))
    if (!parsed.success) {
      const [issue] = parsed.issues
      throw process.error(`described itself wrongly at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`)
    }
    const { action_low: low, action_high: high } = parsed.output
    const sound = low.length === high.length && low.every((from, i) => from < high[i]!)
    if (!sound) throw process.error('described itself wrongly: each action_low must be below its action_high')
    return worldOf(process, parsed.output)
  } catch (error) {
    process.close()
    throw error
  }
}

function worldOf(
  process: EnvironmentProcess,
  description: RunningWorld['description'],
  box?: readonly Bounds[],
): RunningWorld {
  const { name, observation_size: size, action_low: low, action_high: high, time_limit: timeLimit } = description
  const known = description.reference_returns
  const quantity = (what: string, i: number, from: number, to: number): Quantity => ({
    name: `${what} ${i}`,
    symbol: `${what[0]}_{${i}}`,
    unit: '',
    low: from,
    high: to,
  })
  const real = low.map((from, i) => ({ low: from, high: high[i]! }))
  const actions = (box ?? real).map((bound, i) => quantity('action', i, bound.low, bound.high))
  const unbounded = Number.POSITIVE_INFINITY
  const observations = Array.from({ length: size }, (_, i) => quantity('observation', i, -unbounded, unbounded))
  return {
    label: name,
    observations,
    actions,
    timeLimit,
    referenceReturns: {
      random: known?.random ?? Number.NaN,
      expert: known?.expert ?? Number.NaN,
      source: known ? 'as the process says' : 'not measured',
    },
    copies: (count, random, once) =>
      new ProcessEnvironments(process, { observations, actions, real, timeLimit }, random, {
        first: once ? FIRST_OF_EVALUATION : 0,
        count,
        once,
      }),
    description,
    within: (other) => worldOf(process, description, other),
    close: () => process.close(),
  }
}
