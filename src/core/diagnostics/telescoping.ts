import { toEnvironmentUnits } from '../environments/action-scaling'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { denormaliseObservations, transformReward } from '../training/preprocessing'
import { askTask, pickMembers } from './model-rollouts'
import { horizonFor, rollOut } from './policy-rollouts'
import { observationsOf, startStates, statesOf } from './rows'

export interface TelescopingOptions {
  /** Steps after which the imagined rollout is left, and what follows valued in the world. */
  readonly length?: number
}

/** One step of the rollout; everything in the learner's units. */
export interface TelescopedStep {
  /** gamma^j [ r^ + gamma V(s^') - V(s^) ]: what this step of the model adds to the difference of the returns */
  readonly term: number
  /** gamma^(j+1) times the distance of the imagined to the true next state */
  readonly discountedError: number
  /** gamma^j u(s, a) of the kind that the run penalises with; null where the model does not tell */
  readonly penalty: number | null
  /** gamma^j times how far the members' predictions of s' are apart, three ways */
  readonly disagreement: {
    /** Largest distance of a member to their mean */
    readonly largest: number
    /** Mean distance */
    readonly mean: number
    /** Root of the mean variance over entries */
    readonly deviation: number
  }
}

/** Why the return in the model is not the return in the world, step by step along one rollout. */
export interface Telescoping {
  /** Discounted return of the policy in the model, and after its last step in the world. */
  readonly imagined: number
  /** V(s_0), the discounted return in the world from the same start. */
  readonly real: number
  readonly steps: readonly TelescopedStep[]
  /**
   * Where the model has led to a place that does not exist, such as the inside of a wall: what it promises from there on,
   * less what the place before was worth. No term can be told apart in it.
   */
  readonly beyond: number | null
  /** Largest |r| of the data */
  readonly largestReward: number
  /** 2 r_max / (1 - gamma): by how much one step can be wrong at most, if all of it is (total variation 1) */
  readonly bound: number
  /** Largest |V(s) - V(s~)| / |s - s~| over pairs of the states on the rollout: an estimate of V's Lipschitz constant, from below */
  readonly lipschitz: number
}

/**
 * The telescoping lemma (Yu et al. 2020, lemma 4.1) along one imagined rollout: eta_model - eta_world is the sum over its steps
 * of gamma^(j+1) G, with G = E_model V(s') - E_world V(s'), V the policy's value in the world, and of the reward's errors.
 * In a deterministic world that is gamma^j [r^ + gamma V(s^') - V(s^)], which adds up exactly. V is a rollout of the mean action,
 * without entropy. Cost: `length` evaluations of policy and model, and a rollout in the simulator from every state on the way.
 * Undefined without a model, or where an observation does not tell the state or the task's reward is not known.
 */
export async function computeTelescoping(
  access: DiagnosticAccess,
  { length = 60 }: TelescopingOptions,
  random: RandomStream,
): Promise<Telescoping | undefined> {
  const { environment, discount } = access
  if (!environment?.model || !environment.stateOf || !access.has('predictedNextObservation')) return undefined
  const dream = await imagine(access, observationsOf(access, startStates(access, 1, random)), length, random)
  const values = await valuesOf(access, dream.visited, random)
  // Nothing follows the end of the task.
  const valueAfter = (j: number) => (dream.steps[j]!.terminal ? 0 : values[j + 1]!)
  const steps = dream.steps.map(
    ({ reward, error, penalty, disagreement: { largest, mean, deviation } }, j): TelescopedStep => {
      const weight = discount ** j
      return {
        term: weight * (reward + discount * valueAfter(j) - values[j]!),
        discountedError: weight * discount * error,
        penalty: penalty === null ? null : weight * penalty,
        disagreement: { largest: weight * largest, mean: weight * mean, deviation: weight * deviation },
      }
    },
  )
  const real = values[0]!
  const known = steps.length
  const beyond = dream.promised === null ? null : discount ** known * (dream.promised - values[known]!)
  const largestReward = access.offline.columns.rewards.reduce((most, reward) => Math.max(most, Math.abs(reward)), 0)
  return {
    imagined: real + steps.reduce((sum, { term }) => sum + term, 0) + (beyond ?? 0),
    real,
    steps,
    beyond,
    largestReward,
    bound: (2 * largestReward) / (1 - discount),
    lipschitz: steepest(dream.visited, values),
  }
}

interface DreamtStep {
  readonly reward: number
  readonly terminal: boolean
  readonly error: number
  readonly penalty: number | null
  readonly disagreement: TelescopedStep['disagreement']
}

interface Dream {
  /** Observations at which the world's value is asked for: one before each step, and the last unless the task ended there. */
  readonly visited: readonly Float32Array[]
  /** Those of which both ends are places of the world. */
  readonly steps: readonly DreamtStep[]
  /** Discounted return in the model from the last of `visited` on, where the next place does not exist. */
  readonly promised: number | null
}

async function imagine(
  access: DiagnosticAccess,
  start: Float32Array,
  length: number,
  random: RandomStream,
): Promise<Dream> {
  const visited = [start]
  const steps: DreamtStep[] = []
  let observation = start
  while (steps.length < length) {
    const { step, next } = await dreamStep(access, observation, random)
    if (!step.terminal && !isPossible(access, next)) {
      const promised = step.reward + access.discount * (await promisedFrom(access, next, random))
      return { visited, steps, promised }
    }
    steps.push(step)
    if (step.terminal) break
    visited.push(next)
    observation = next
  }
  return { visited, steps, promised: null }
}

async function dreamStep(access: DiagnosticAccess, observation: Float32Array, random: RandomStream) {
  const size = access.sizes.observation
  const action = await access.act(observation, 'mean', random)
  const predicted = await access.probe('predictedNextObservation', observation, action)
  const next = pickMembers(predicted, observation, size, random)
  const outcome = askTask(access, observation, action, next)
  const step: DreamtStep = {
    reward: transformReward(access.preprocessing, outcome.rewards[0]!),
    terminal: outcome.terminals[0] === 1,
    error: distance(next, trueNext(access, observation, action)),
    penalty: access.has('penalty') ? (await access.probe('penalty', observation, action))[0]! : null,
    disagreement: disagreementOf(predicted, size),
  }
  return { step, next }
}

/** Discounted return in the model alone, up to the time limit. */
async function promisedFrom(access: DiagnosticAccess, from: Float32Array, random: RandomStream): Promise<number> {
  let [observation, sum] = [from, 0]
  const most = Math.min(access.environment!.timeLimit, horizonFor(access.discount))
  for (let step = 0; step < most; step++) {
    const action = await access.act(observation, 'mean', random)
    const predicted = await access.probe('predictedNextObservation', observation, action)
    const next = pickMembers(predicted, observation, access.sizes.observation, random)
    const { rewards, terminals } = askTask(access, observation, action, next)
    sum += access.discount ** step * transformReward(access.preprocessing, rewards[0]!)
    if (terminals[0] === 1) break
    observation = next
  }
  return sum
}

/** V of the policy's mean action at each observation, by rollouts in the simulator. */
async function valuesOf(access: DiagnosticAccess, observations: readonly Float32Array[], random: RandomStream) {
  const size = access.sizes.observation
  const all = new Float32Array(observations.length * size)
  observations.forEach((observation, i) => {
    all.set(observation, i * size)
  })
  const horizon = horizonFor(access.discount)
  const { returns } = await rollOut(
    access,
    statesOf(access, all)!,
    { mode: 'mean', horizon, rewardsOnly: true },
    random,
  )
  return returns
}

function trueNext(access: DiagnosticAccess, observation: Float32Array, action: Float32Array): Float32Array {
  const environment = access.environment!
  const states = statesOf(access, observation)!
  const actions = new Float64Array(action.length)
  toEnvironmentUnits(environment.actions, action, actions)
  const outcome = {
    states: new Float64Array(states.length),
    rewards: new Float64Array(1),
    terminals: new Uint8Array(1),
  }
  environment.step(states, actions, outcome)
  return observationsOf(access, outcome.states)
}

function isPossible(access: DiagnosticAccess, observation: Float32Array): boolean {
  const world = new Float32Array(observation.length)
  denormaliseObservations(access.preprocessing, observation, world)
  const possible = new Uint8Array(1).fill(1)
  access.environment!.isPossible?.(world, possible)
  return possible[0] === 1
}

/** predicted [M, S] of one row */
function disagreementOf(predicted: Float32Array, size: number): TelescopedStep['disagreement'] {
  const members = predicted.length / size
  const rows = Array.from({ length: members }, (_, member) => predicted.subarray(member * size, (member + 1) * size))
  const centre = Float32Array.from({ length: size }, (_, i) => rows.reduce((sum, row) => sum + row[i]! / members, 0))
  const distances = rows.map((row) => distance(row, centre))
  return {
    largest: Math.max(...distances),
    mean: distances.reduce((sum, one) => sum + one / members, 0),
    deviation: Math.sqrt(distances.reduce((sum, one) => sum + (one * one) / (members * size), 0)),
  }
}

function steepest(observations: readonly Float32Array[], values: Float64Array): number {
  let most = 0
  observations.forEach((a, i) => {
    observations.slice(0, i).forEach((b, j) => {
      const apart = distance(a, b)
      if (apart > 0) most = Math.max(most, Math.abs(values[i]! - values[j]!) / apart)
    })
  })
  return most
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, i) => value - b[i]!))
}
