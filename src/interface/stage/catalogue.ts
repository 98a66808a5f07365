import type { ComponentType } from 'react'
import type { PictureId } from '../../core/scenarios/pictures'
import { fetchedPart } from '../faults/fetched-part'
import { LearningCurve } from '../panels/learning-curve/LearningCurve'

/** The pictures of the stage; all but the curve are fetched when they are first shown. */
export const pictures: Readonly<Record<PictureId, ComponentType>> = {
  return: LearningCurve,
  promises: fetchedPart(() => import('./PromisesPicture'), 'PromisesPicture'),
  disagreement: fetchedPart(() => import('./DisagreementPicture'), 'DisagreementPicture'),
  scatter: fetchedPart(() => import('./state-pictures'), 'ScatterPicture'),
  actionSlice: fetchedPart(() => import('./state-pictures'), 'ActionSlicePicture'),
  stateMap: fetchedPart(() => import('./state-pictures'), 'StateMapsPicture'),
  rollouts: fetchedPart(() => import('./state-pictures'), 'RolloutsPicture'),
  belief: fetchedPart(() => import('./state-pictures'), 'BeliefsPicture'),
  episodes: fetchedPart(() => import('./state-pictures'), 'EpisodesPicture'),
  penalty: fetchedPart(() => import('./state-pictures'), 'PenaltiesPicture'),
  dream: fetchedPart(() => import('./DreamPicture'), 'DreamPicture'),
  narrowing: fetchedPart(() => import('./NarrowingPicture'), 'NarrowingPicture'),
  whoActs: fetchedPart(() => import('./WhoActsPicture'), 'WhoActsPicture'),
  metaAdaptation: fetchedPart(() => import('./AgreementPicture'), 'AgreementPicture'),
}
