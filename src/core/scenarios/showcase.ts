import { toEnvironmentUnits } from '../environments/action-scaling'
import type { Environment } from '../environments/environment'
import { RandomStream } from '../random/random-stream'
import { MopoRun } from '../training/mopo-run'
import type { TrainingRun } from '../training/training-run'

/** States [length + 1, stateSize], row after row, from the start to the end. */
type Path = readonly number[]

/** How the current policy moved at one moment of a run. */
export interface Trajectories {
  readonly step: number
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
const MOMENTS = 8
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
    const { step, totalSteps, borderStep, finished } = this.run.progress
    if (this.run.tasks) {
      if (finished) this.#showTasks(step)
      return
    }
    const environment = this.run.diagnose?.environment
    if (!environment || (step < this.#next && step !== borderStep && !finished)) return
    this.#next = step + totalSteps / MOMENTS
    const imagined = this.#imagined(environment)
    this.trajectories.push({ step, episodes: await this.#play(environment), ...(imagined && { imagined }) })
  }

  #showTasks(step: number): void {
    for (const { task, episodes } of this.run.tasks!.adaptations.slice(0, TASKS)) {
      this.trajectories.push({
        step,
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
