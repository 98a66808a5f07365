import type { Scenario, Slider } from '../../core/scenarios/scenario'
import { useAssignment } from '../../store/assignment/assignment-store'
import { moveSlider, recordedValue, schemaOf, sliderLock, sliderPlace } from '../../store/scenario/scenario-sliders'
import { useScenario } from '../../store/scenario/scenario-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { ValueControl } from '../controls/FieldControl'
import fieldStyles from '../controls/FieldControl.module.css'
import { Hint } from '../controls/Hint'
import { MathSymbol } from '../controls/MathSymbol'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { LockMark } from '../share/LockMark'
import { useShownLanguage } from '../text/language'
import { useDeclared } from '../text/use-text'
import styles from './ScenarioText.module.css'
import { usePlace } from './use-place'

interface ScenarioSliderProps {
  readonly scenario: Scenario
  readonly slider: Slider
}

/** A setting of all methods at once; its default is what was recorded. */
export function ScenarioSlider({ scenario, slider }: ScenarioSliderProps) {
  const declared = useDeclared()
  const language = useShownLanguage((state) => state.language)
  useCatalogue((state) => state.algorithms)
  const { of, name, says } = slider
  const place = sliderPlace(slider)
  const pointedAt = usePlace(`slider.${name}`)
  const moved = useScenario((state) => state.moved[of]?.[name])
  const proposed = useSettings((state) => (state.question?.place === place ? state.question.proposed : undefined))
  const lock = useAssignment((state) => sliderLock(slider, state))
  const found = schemaOf(scenario, slider)
  const initial = recordedValue(slider)
  const field = found && declared.schema(found.scope, found.schema)[name]
  if (lock === 'hidden' || !field || initial === undefined || (field.kind !== 'number' && field.kind !== 'integer'))
    return null
  return (
    <div className={fieldStyles.field} data-scenario-slider={name} {...pointedAt}>
      <div className={fieldStyles.head}>
        <Hint text={field.explanation}>
          {field.label}
          {field.symbol && <MathSymbol latex={field.symbol} className={fieldStyles.symbol} />}
        </Hint>
        {lock && <LockMark />}
      </div>
      <fieldset className={fieldStyles.controls} disabled={lock !== null}>
        <ValueControl
          field={field}
          value={proposed ?? moved ?? initial}
          initial={initial}
          onChange={(value) => moveSlider(slider, field, value as number)}
        />
      </fieldset>
      <ResetQuestionBox place={place} />
      <p className={styles.says} title={says[language]}>
        {says[language]}
      </p>
    </div>
  )
}
