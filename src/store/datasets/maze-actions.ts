import { findEnvironment } from '../../core/environments/registry'
import type { Values } from '../../core/schema/field'
import { lockOf } from '../assignment/assignment-store'
import { beginAnew } from '../runs/begin-run'
import { askBeforeReset } from '../settings/reset-question'
import { placeOf } from '../settings/settings-actions'
import { chooseSettings } from '../settings/settings-now'
import { useSettings } from '../settings/settings-store'
import { makeDataset } from './dataset-actions'
import { useDataset } from './dataset-store'

/** Where the question stands that comes before another maze is used. */
export const MAZE_PLACE = placeOf('page', 'maze')

/** Puts the run into the maze as it was drawn. Data that a recipe made are made anew there; others stay as they are. */
export function changeMaze(changed: Values): void {
  const { environmentId } = useSettings.getState()
  if (environmentId === null || lockOf('world')) return
  askBeforeReset({
    place: MAZE_PLACE,
    what: findEnvironment(environmentId).label,
    accept: () => {
      chooseSettings({ parameters: { ...useSettings.getState().parameters, ...changed } })
      const { current } = useDataset.getState()
      if (current?.source.kind !== 'recipe' || current.surgery) {
        void beginAnew()
        return
      }
      const { source, summary, builtInId } = current
      void makeDataset(source.recipe, summary.name, builtInId, { agreed: true })
    },
  })
}
