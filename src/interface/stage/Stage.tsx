import { useScenario } from '../../store/scenario/scenario-store'
import { useSettings } from '../../store/settings/settings-store'
import { picturesOnStage, useStage } from '../../store/stage/stage-store'
import { PictureSlot } from './PictureSlot'
import { placeOfPicture } from './places'
import styles from './Stage.module.css'
import { usePresentKeys } from './use-present-keys'

/** Four pictures on one screen, or one of them. */
export function Stage() {
  const algorithmId = useSettings((state) => state.algorithmId)
  useScenario((state) => state.open)
  const state = useStage()
  usePresentKeys()
  const pictures = picturesOnStage(state, algorithmId)
  return (
    <div className={styles.stage} data-enlarged={state.enlarged ?? undefined}>
      {pictures.map((id, slot) => (
        <PictureSlot
          key={id}
          id={id}
          slot={slot}
          hidden={state.enlarged !== null && state.enlarged !== slot}
          stands={pictures.findIndex((other) => placeOfPicture(other) === placeOfPicture(id)) === slot}
        />
      ))}
    </div>
  )
}
