import type { Place } from '../../core/lessons/places'
import type { PictureId } from '../../core/scenarios/pictures'
import type { PanelKind } from '../../worker/panel-protocol'

/** What the workers have to be asked for it; nothing for what the runs report anyway. */
export function questionOfPicture(id: PictureId): PanelKind | undefined {
  return QUESTIONS[id]
}

const QUESTIONS: Readonly<Partial<Record<PictureId, PanelKind>>> = {
  promises: 'calibration',
  scatter: 'calibration',
  disagreement: 'uncertainty',
  penalty: 'uncertainty',
  actionSlice: 'actionSlice',
  stateMap: 'stateMap',
  rollouts: 'modelRollouts',
  belief: 'taskPosterior',
  narrowing: 'taskPosterior',
  episodes: 'taskPosterior',
  metaAdaptation: 'metaAdaptation',
}

/** Texts that are about a panel are about the picture of it on the stage. */
export function placeOfPicture(id: PictureId): Place {
  if (id === 'return') return 'learningCurve'
  return id === 'dream' ? 'modelRollouts' : QUESTIONS[id]!
}
