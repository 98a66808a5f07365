import { MopoRun } from '../algorithms/mopo/run'
import { toEnvironmentUnits } from '../environments/action-scaling'
import type { Environment } from '../environments/environment'
import { RandomStream } from '../random/random-stream'
import type { TrainingRun } from '../training/training-run'

/** States [n, stateSize], row after row, from the start on: every `stride`-th, and the last. */
type Path = readonly number[]

/** How the current policy moved at one moment of a run. */
export interface Trajectories {
  readonly step: number
  /** Environment steps between two kept states. */
  readonly stride: number
  readonly episodes: readonly Path[]
  /** MOPO: whole episodes as the model imagined them. */
  readonly imagined?: readonly Path[]
  /** PEARL: the unseen task whose episodes of adaptation these are, and the belief that each acted on: [Z]. */
  readonly task?: {
    readonly hidden: readonly number[]
    readonly means: readonly (readonly number[])[]
    readonly deviations: readonly (readonly number[])[]
  }
}

const EPISODES = 2
/** Moments that are kept, beside the start and the switch. */
const MOMENTS = 4
/** States of a path that are kept, about. */
const STATES = 60
/** Tasks whose adaptation is shown at the end. */
const TASKS = 4

/** Plays the same few starts now and then; what a run learns is the same without. */
export class Showcase {
  readonly trajectories: Trajectories[] = []
  #next = 0

  constructor(
    private readonly run: TrainingRun,
    private readonly seed: number,
  ) {}

  /** Plays if it is time to; called at each evaluation. */
  async look(): Promise<void> {
    const { step, totalSteps, onlineStartStep, finished } = this.run.progress
    if (this.run.tasks) {
      if (finished) this.#showTasks(step)
      return
    }
    const environment = this.run.diagnose?.environment
    if (!environment || (step < this.#next && step !== onlineStartStep && !finished)) return
    this.#next = step + totalSteps / MOMENTS
    const stride = Math.ceil(environment.timeLimit / STATES)
    const thin = (paths: readonly Path[]) => paths.map((path) => everyNth(path, environment.stateSize, stride))
    const imagined = this.#imagined(environment)
    const episodes = thin(await this.#play(environment))
    this.trajectories.push({ step, stride, episodes, ...(imagined && { imagined: thin(imagined) }) })
  }

  #showTasks(step: number): void {
    for (const { task, episodes } of this.run.tasks!.adaptations.slice(0, TASKS)) {
      this.trajectories.push({
        step,
        stride: 1,
        episodes: episodes.map(({ path }) => [...path]),
        task: {
          hidden: task.hidden,
          means: episodes.map((episode) => [...episode.mean]),
          deviations: episodes.map((episode) => [...episode.variance].map(Math.sqrt)),
        },
      })
    }
  }

  #imagined(environment: Environment): Path[] | undefined {
    const imagination = this.run instanceof MopoRun ? this.run.imagination : undefined
    if (!environment.stateOf) return undefined
    return imagination?.paths.slice(0, EPISODES).map((path) => {
      const states = new Float64Array((path.length / environment.observations.length) * environment.stateSize)
      environment.stateOf!(path, states)
      return [...states]
    })
  }

  async #play(environment: Environment): Promise<Path[]> {
    const random = RandomStream.fromSeed(this.seed)
    const { stateSize } = environment
    const observation = new Float32Array(environment.observations.length)
    const action = new Float64Array(environment.actions.length)
    const paths: Path[] = []
    for (let episode = 0; episode < EPISODES; episode++) {
      const state = new Float64Array(stateSize)
      const outcome = {
        states: new Float64Array(stateSize),
        rewards: new Float64Array(1),
        terminals: new Uint8Array(1),
      }
      environment.reset(random, state)
      const states = [...state]
      for (let step = 0; step < environment.timeLimit && outcome.terminals[0] === 0; step++) {
        environment.observe(state, observation)
        toEnvironmentUnits(environment.actions, await this.run.act(observation), action)
        environment.step(state, action, outcome)
        state.set(outcome.states)
        states.push(...state)
      }
      paths.push(states)
    }
    return paths
  }
}

function everyNth(path: Path, width: number, stride: number): Path {
  const last = path.length / width - 1
  return path.filter((_, i) => Math.floor(i / width) % stride === 0 || Math.floor(i / width) === last)
}
