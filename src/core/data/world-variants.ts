import { createEnvironment } from '../environments/registry'
import type { Values } from '../schema/field'
import type { Dataset } from './dataset'
import { replayRows, type WorldAgreement } from './world-replay'

/** An environment with the parameters under which a dataset's rows agree best. */
export interface WorldFit extends WorldAgreement {
  readonly id: string
  readonly parameters: Values
}

/** What the rows themselves can tell of a world: how it moves, and what it pays and where it ends. */
const variants: Readonly<Record<string, { readonly dynamics: readonly Values[]; readonly tasks: readonly Values[] }>> =
  {
    'point-maze': {
      dynamics: ['umaze', 'open', 'medium', 'large'].flatMap((maze) =>
        [0.002, 0.004].map((contactMargin) => ({ maze, contactMargin })),
      ),
      tasks: ['sparse', 'dense'].flatMap((reward) => [true, false].map((continuing) => ({ reward, continuing }))),
    },
    'ogbench-maze': {
      dynamics: ['medium', 'large', 'giant'].map((maze) => ({ maze })),
      tasks: [1, 2, 3, 4, 5].map((task) => ({ task })),
    },
  }
const quickRows = 400

/**
 * Replays the rows with each variant of the environment that the rows themselves can tell: the maze, the margin at which
 * its walls push, and which reward and end it has. Null where observations do not tell states.
 */
export function bestWorld(dataset: Dataset, id: string): WorldFit | null {
  const fitWith = (parameters: Values, most?: number): WorldFit | null => {
    const agreement = replayRows(dataset, createEnvironment(id, parameters), most)
    return agreement && { id, parameters, ...agreement }
  }
  const variant = variants[id]
  if (!variant) return fitWith({})
  const moving = best(
    variant.dynamics.map((parameters) => fitWith(parameters, quickRows)),
    ({ share, error }) => share - 1e-9 * error,
  )
  if (!moving) return null
  const tasks = variant.tasks.map((parameters) => fitWith({ ...moving.parameters, ...parameters }))
  return best(tasks, ({ rewardShare, terminalShare }) => rewardShare + terminalShare)
}

function best(fits: readonly (WorldFit | null)[], value: (fit: WorldFit) => number): WorldFit | null {
  return fits.reduce((one, other) => (other && (!one || value(other) > value(one)) ? other : one), null)
}
