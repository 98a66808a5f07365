import { useRef, useState } from 'react'
import { useScenario } from '../../store/scenario/scenario-store'
import { Button } from '../controls/Button'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './ScenarioText.module.css'
import { showWatched } from './show-watched'
import { highlight, usePlace } from './use-place'

/** What to look for, each tied to its place: its number on a picture, or the part of the page. */
export function WatchList() {
  const { scenario: words } = useText()
  const language = useShownLanguage((state) => state.language)
  const place = usePlace('watch')
  const back = useRef<HTMLElement | null>(null)
  const [away, setAway] = useState(false)
  const scenario = useScenario((state) => state.open?.scenario)
  if (!scenario) return null
  const go = (element: HTMLElement, index: number) => {
    back.current = element
    setAway(true)
    showWatched(scenario, index, language)
  }
  return (
    <section aria-label={words.watch} className={styles.watchRow} {...place}>
      <h3>{words.watch}</h3>
      <ol className={styles.watch}>
        {scenario.watch.map(({ text, panel }, index) => (
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
                onClick={({ currentTarget }) => go(currentTarget, index)}
              >
                {text[language]}
              </button>
            )}
          </li>
        ))}
      </ol>
      {away && (
        <Button
          look="plain"
          className={styles.back}
          onClick={() => {
            back.current?.focus()
            back.current?.scrollIntoView({ block: 'center' })
            setAway(false)
          }}
        >
          {words.backToList}
        </Button>
      )}
    </section>
  )
}
