import * as v from 'valibot'
import { verbatim } from '../messages/message'
import { type Environment, type EnvironmentDefinition, EnvironmentError } from './environment'
import { pointMaze } from './point-maze/point-maze'
import { createEnvironment, environmentDefinitions } from './registry'

const Row = v.array(v.pipe(v.number(), v.finite()))
const Episode = v.object({
  initialState: Row,
  initialObservation: Row,
  actions: v.array(Row),
  observations: v.array(Row),
  rewards: Row,
  terminated: v.array(v.boolean()),
  truncated: v.array(v.boolean()),
  /** Of PointMaze: what stays the same in all states of the episode. */
  goal: v.optional(Row),
  denseRewards: v.optional(Row),
  continuingTask: v.optional(v.boolean()),
})
const Trajectories = v.object({
  environment: v.string(),
  source: v.optional(v.string()),
  /** Of PointMaze: rows of 0 and 1, the distance at which walls push, and the time limit. */
  maze: v.optional(v.array(v.string())),
  contactMargin: v.optional(v.number()),
  maxEpisodeSteps: v.optional(v.number()),
  episodes: v.array(Episode),
})
type Episode = v.InferOutput<typeof Episode>

/** How far a replay is from the recording: largest absolute differences over all steps. */
export interface ResimulationErrors {
  readonly environment: string
  readonly episodes: number
  readonly steps: number
  readonly observation: number
  readonly reward: number
  /** Where `terminated` or `truncated` differ, one sentence each. */
  readonly endings: readonly string[]
}

/**
 * Replays recorded episodes: only each initial state and the actions are taken from the recording, everything else is
 * computed and compared. `recording` is the parsed JSON: { environment: a Gymnasium id, episodes: [{ initialState,
 * initialObservation, actions, observations, rewards, terminated, truncated }] }. Throws an EnvironmentError that says
 * what is wrong and where when it cannot be replayed.
 */
export function resimulate(recording: unknown): ResimulationErrors {
  const parsed = v.safeParse(Trajectories, recording)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new EnvironmentError(
      verbatim(`It is no recording of episodes: at ${v.getDotPath(issue) ?? 'the top'}, ${issue.message}.`),
    )
  }
  const { environment: name, episodes } = parsed.output
  if (episodes.length === 0) throw new EnvironmentError(verbatim(`It holds no episodes.`))
  const errors = { observation: 0, reward: 0, steps: 0, endings: [] as string[] }
  for (const [index, given] of episodes.entries()) {
    const { environment, timeLimit } = environmentFor(parsed.output, given)
    const episode = withGoal(given)
    checkWidths(environment, episode, index)
    resimulateEpisode(environment, timeLimit, episode, index, errors)
    if (!given.denseRewards) continue
    const dense = environmentFor(parsed.output, given, 'dense').environment
    const again = { ...errors, steps: 0, endings: [] as string[] }
    resimulateEpisode(dense, timeLimit, { ...episode, rewards: given.denseRewards }, index, again)
    errors.reward = again.reward
  }
  return { environment: name, episodes: episodes.length, ...errors }
}

type Trajectories = v.InferOutput<typeof Trajectories>

/** The environment of an episode, with the parameters that the recording names. */
function environmentFor(
  { environment: name, maze, contactMargin, maxEpisodeSteps }: Trajectories,
  { continuingTask = true }: Episode,
  reward: 'sparse' | 'dense' = 'sparse',
): { readonly environment: Environment; readonly timeLimit: number } {
  if (!maze) {
    const environment = createEnvironment(definitionFor(name).id)
    return { environment, timeLimit: environment.timeLimit }
  }
  const walls = maze.map((row) => row.replaceAll('1', '#').replaceAll('0', '.')).join('/')
  const margin = contactMargin === undefined ? {} : { contactMargin }
  const parameters = { maze: 'drawn', walls, reward, continuing: continuingTask, ...margin }
  const environment = createEnvironment(pointMaze.id, parameters)
  return { environment, timeLimit: maxEpisodeSteps ?? environment.timeLimit }
}

/** PointMaze's recordings name the goal once for the episode; here it is a part of state and observation. */
function withGoal(episode: Episode): Episode {
  const { goal, initialState, initialObservation, observations } = episode
  if (!goal) return episode
  return {
    ...episode,
    initialState: [...initialState, ...goal],
    initialObservation: [...initialObservation, ...goal],
    observations: observations.map((observation) => [...observation, ...goal]),
  }
}

function definitionFor(name: string): EnvironmentDefinition {
  const definition = environmentDefinitions.find((candidate) => candidate.gymnasiumId === name)
  if (definition) return definition
  const known = environmentDefinitions.flatMap((candidate) => candidate.gymnasiumId ?? [])
  throw new EnvironmentError(
    verbatim(`No environment reproduces "${name.slice(0, 60)}"; known are ${known.join(' and ')}.`),
  )
}

function checkWidths(environment: Environment, episode: Episode, index: number): void {
  const expectWidth = (row: readonly number[], width: number, where: string) => {
    if (row.length !== width) {
      throw new EnvironmentError(
        verbatim(`Episode ${index}: ${where} has ${row.length} entries, ${environment.label} has ${width}.`),
      )
    }
  }
  expectWidth(episode.initialState, environment.stateSize, 'initialState')
  expectWidth(episode.initialObservation, environment.observations.length, 'initialObservation')
  const steps = episode.actions.length
  for (const key of ['observations', 'rewards', 'terminated', 'truncated'] as const) {
    if (episode[key].length !== steps) {
      throw new EnvironmentError(
        verbatim(`Episode ${index}: ${key} has ${episode[key].length} rows, actions has ${steps}.`),
      )
    }
  }
  for (let step = 0; step < steps; step++) {
    expectWidth(episode.actions[step]!, environment.actions.length, `actions, row ${step},`)
    expectWidth(episode.observations[step]!, environment.observations.length, `observations, row ${step},`)
  }
}

function resimulateEpisode(
  environment: Environment,
  timeLimit: number,
  episode: Episode,
  index: number,
  errors: { observation: number; reward: number; steps: number; endings: string[] },
): void {
  let states = Float64Array.from(episode.initialState)
  const observation = new Float64Array(environment.observations.length)
  const outcome = { states: states.slice(), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  const compare = (recorded: readonly number[]) => {
    environment.observe(states, observation)
    for (const [i, value] of recorded.entries()) {
      errors.observation = Math.max(errors.observation, Math.abs(value - observation[i]!))
    }
  }
  compare(episode.initialObservation)
  for (const [step, action] of episode.actions.entries()) {
    environment.step(states, Float64Array.from(action), outcome)
    states = outcome.states.slice()
    compare(episode.observations[step]!)
    errors.reward = Math.max(errors.reward, Math.abs(episode.rewards[step]! - outcome.rewards[0]!))
    errors.steps++
    const endings = [
      ['terminated', outcome.terminals[0] === 1],
      ['truncated', step + 1 >= timeLimit],
    ] as const
    for (const [key, computed] of endings) {
      const recorded = episode[key][step]!
      if (recorded === computed) continue
      errors.endings.push(`episode ${index}, step ${step}: ${key} is ${recorded} in the file, ${computed} here`)
    }
  }
}
