import type { PictureId } from '../scenarios/pictures'
import type { PanelKind } from './questions'

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

/** What the workers have to be asked for a picture; nothing for what the runs report anyway. */
export function questionOf(id: PictureId): PanelKind | undefined {
  return QUESTIONS[id]
}
