import { createEnvironment } from '../environments/registry'
import type { Values } from '../schema/field'
import type { Dataset } from './dataset'
import { replayRows, type WorldAgreement } from './world-replay'

/** An environment with the parameters under which a dataset's rows agree best. */
export interface WorldFit extends WorldAgreement {
  readonly id: string
  readonly parameters: Values
}

const contactMargins = [0.002, 0.004]
const mazes = ['umaze', 'open', 'medium', 'large']
const quickRows = 400

/**
 * Replays the rows with each variant of the environment that the rows themselves can tell: PointMaze's maze, the
 * margin at which its walls push, and which reward and end it has. Null where observations do not tell states.
 */
export function bestWorld(dataset: Dataset, id: string): WorldFit | null {
  const fitWith = (parameters: Values, most?: number): WorldFit | null => {
    const agreement = replayRows(dataset, createEnvironment(id, parameters), most)
    return agreement && { id, parameters, ...agreement }
  }
  if (id !== 'point-maze') return fitWith({})
  const dynamics = best(
    mazes.flatMap((maze) => contactMargins.map((contactMargin) => fitWith({ maze, contactMargin }, quickRows))),
    ({ share, error }) => share - 1e-9 * error,
  )
  if (!dynamics) return null
  const tasks = ['sparse', 'dense'].flatMap((reward) =>
    [true, false].map((continuing) => fitWith({ ...dynamics.parameters, reward, continuing })),
  )
  return best(tasks, ({ rewardShare, terminalShare }) => rewardShare + terminalShare)
}

function best(fits: readonly (WorldFit | null)[], value: (fit: WorldFit) => number): WorldFit | null {
  return fits.reduce((one, other) => (other && (!one || value(other) > value(one)) ? other : one), null)
}
