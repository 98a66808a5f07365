import { addPanel, boardKey, type PanelId, panelIds } from '../../store/panels/panels-store'
import { useScenario } from '../../store/scenario/scenario-store'
import { useSettings } from '../../store/settings/settings-store'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import { ScenarioSlider } from './ScenarioSlider'
import styles from './ScenarioText.module.css'
import { goTo, highlight, usePlace } from './use-place'

/** What to look for, each tied to its place on the page, and the sliders of the scenario. */
export function ScenarioAside() {
  const { scenario: words } = useText()
  const language = useShownLanguage((state) => state.language)
  const scenario = useScenario((state) => state.open?.scenario)
  const watch = usePlace('watch')
  const sliders = usePlace('sliders')
  if (!scenario) return null
  return (
    <div className={styles.aside}>
      <section aria-labelledby="scenario-watch" {...watch}>
        <h3 id="scenario-watch">{words.watch}</h3>
        <ol className={styles.watch}>
          {scenario.watch.map(({ text, panel }) => (
            <li key={text.en}>
              {panel === undefined ? (
                text[language]
              ) : (
                <button
                  type="button"
                  onMouseEnter={() => highlight(panel)}
                  onMouseLeave={() => highlight(null)}
                  onFocus={() => highlight(panel)}
                  onBlur={() => highlight(null)}
                  onClick={() => show(panel)}
                >
                  {text[language]}
                </button>
              )}
            </li>
          ))}
        </ol>
      </section>
      {scenario.sliders.length > 0 && (
        <section aria-label={words.sliders} {...sliders}>
          {scenario.sliders.map((slider) => (
            <ScenarioSlider key={`${slider.of}.${slider.name}`} scenario={scenario} slider={slider} />
          ))}
        </section>
      )}
    </div>
  )
}

/** A panel that was taken away comes back. */
function show(place: string): void {
  const panel = panelIds.find((id): id is PanelId => id === place)
  if (panel) addPanel(boardKey(useSettings.getState().algorithmId), panel)
  requestAnimationFrame(() => goTo(place))
}
