import { useScenario } from '../../store/scenario/scenario-store'
import { useText } from '../text/use-text'
import { ScenarioSlider } from './ScenarioSlider'
import styles from './ScenarioText.module.css'
import { usePlace } from './use-place'

/** The few settings that the scenario is about, of all its methods at once. */
export function ScenarioSliders() {
  const { scenario: words } = useText()
  const scenario = useScenario((state) => state.open?.scenario)
  const place = usePlace('sliders')
  if (!scenario || scenario.sliders.length === 0) return null
  return (
    <section aria-label={words.sliders} className={styles.sliders} {...place}>
      {scenario.sliders.map((slider) => (
        <ScenarioSlider key={`${slider.of}.${slider.name}`} scenario={scenario} slider={slider} />
      ))}
    </section>
  )
}
