import { useEmbed } from '../../store/page/embed'
import { useScenario } from '../../store/scenario/scenario-store'
import { useSettings } from '../../store/settings/settings-store'
import { hasStage, picturesOnStage, useStage } from '../../store/stage/stage-store'
import { placeOfPicture } from './places'

/** What texts may be about and find on the stage. */
export function usePlacesOnStage(): readonly string[] {
  const algorithmId = useSettings((state) => state.algorithmId)
  useScenario((state) => state.open)
  const pictures = picturesOnStage(useStage(), algorithmId)
  return useEmbed(hasStage) ? pictures.map(placeOfPicture) : []
}
