import type { Place } from '../../core/lessons/places'
import { questionOf } from '../../core/looks/picture-questions'
import type { PictureId } from '../../core/scenarios/pictures'

/** Texts that are about a panel are about the picture of it on the stage. */
export function placeOfPicture(id: PictureId): Place {
  if (id === 'return') return 'learningCurve'
  if (id === 'whoActs') return 'metrics'
  return id === 'dream' ? 'modelRollouts' : questionOf(id)!
}
