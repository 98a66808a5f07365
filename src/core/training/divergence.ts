import type { Algorithm } from '../algorithms/algorithm'
import { optimiserOf } from '../algorithms/shared/networks'
import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import { inSequence, type Message, message, named } from '../messages/message'
import { UserError } from '../messages/user-error'
import type { Values } from '../schema/field'
import type { LastChange } from './changes'

export interface Divergence {
  /** Gradient steps done when it was seen, on the run's time axis. */
  readonly step: number
  /** The last step that is known to have been sound: one less, but where looking at every step would cost too much (on a GPU). */
  readonly soundUntil: number
  /** The first metric that is no finite number; null where parameters, or an action, were broken before any metric. */
  readonly metric: string | null
  /** The first network with parameters that are no finite numbers, or absurd ones; null where the loss alone is none. */
  readonly network: string | null
  /** What was moved last while the run was on its way. */
  readonly lastChange: LastChange | null
}

/** Numbers of a run are no finite numbers any more: what follows would be nonsense, and it stays where it is. */
export class DivergenceError extends UserError implements Divergence {
  override readonly name = 'DivergenceError'
  readonly step: number
  readonly soundUntil: number
  readonly metric: string | null
  readonly network: string | null
  readonly lastChange: LastChange | null

  constructor(divergence: Divergence) {
    super(sentence(divergence))
    this.step = divergence.step
    this.soundUntil = divergence.soundUntil
    this.metric = divergence.metric
    this.network = divergence.network
    this.lastChange = divergence.lastChange
  }

  /** The same on the time axis of a run around that one, which knows of its own last change. */
  within(stepsBefore: number, lastChange: LastChange | null): DivergenceError {
    const { step, soundUntil, metric, network } = this
    return new DivergenceError({
      step: step + stepsBefore,
      soundUntil: soundUntil + stepsBefore,
      metric,
      network,
      lastChange,
    })
  }
}

function sentence({ step, soundUntil, metric, network, lastChange }: Divergence): Message {
  const when = soundUntil === step - 1 ? message`at step ${step}` : message`between steps ${soundUntil} and ${step}`
  const unsound = metric ?? (network === null ? message`an action` : undefined)
  const what = unsound ? message`${unsound} is no finite number any more` : message`parameters ran away`
  const where = network ? message`${what} (network "${named(network)}")` : what
  const diverged = message`Training diverged ${when}: ${where}.`
  const advice = message`A smaller learning rate usually helps.`
  if (!lastChange) return inSequence([diverged, advice])
  const { label, from, to } = lastChange
  const change = message`${named(label)}: ${String(from)} → ${String(to)}`
  return inSequence([diverged, message`The last change was ${change} at step ${lastChange.step}.`, advice])
}

/** The first of the values that is no finite number. */
export function brokenValue(values: Readonly<Record<string, number>>): string | null {
  return Object.keys(values).find((name) => !Number.isFinite(values[name])) ?? null
}

/** No parameter gets there by steps of any size that the settings allow. */
const LARGEST_PARAMETER = 1e6

export function isBroken(parameter: number): boolean {
  return !(Math.abs(parameter) <= LARGEST_PARAMETER)
}

/** Within one step what is broken spreads from what is inferred and valued to the policy, and from there to the targets. */
const UPSTREAM = ['encoder', 'dynamics', 'critics', 'value']

/** Networks that an optimiser moves, those from which errors spread first. */
export function trainedNetworks(algorithm: Algorithm, h: Values, state: Tree<HostArray>): string[] {
  const trained = Object.keys(algorithm.networks(h)).filter((name) => optimiserOf(name) in state)
  return [...UPSTREAM.filter((name) => trained.includes(name)), ...trained.filter((name) => !UPSTREAM.includes(name))]
}

/** The first network with parameters that are no numbers, or absurd ones. */
export function brokenNetwork(trained: readonly string[], state: Tree<HostArray>): string | null {
  return trained.find((name) => leavesOf(state[name]!).some(({ data }) => data.some(isBroken))) ?? null
}

/** Of the whole state, optimisers included. */
export function allFinite(state: Tree<HostArray>): boolean {
  return leavesOf(state).every(({ data }) => data.every(Number.isFinite))
}

function leavesOf(value: HostArray | Tree<HostArray>): HostArray[] {
  return isHostArray(value) ? [value] : flatten(value, isHostArray).map(({ leaf }) => leaf)
}
