import type { Place } from '../../core/lessons/places'
import type { PictureId } from '../../core/scenarios/pictures'
import { questionOf } from '../../store/stage/questions'

/** Texts that are about a panel are about the picture of it on the stage. */
export function placeOfPicture(id: PictureId): Place {
  if (id === 'return') return 'learningCurve'
  return id === 'dream' ? 'modelRollouts' : questionOf(id)!
}
