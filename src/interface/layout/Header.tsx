import {
  type LanguageChoice,
  languageOf,
  setLanguage,
  setTheme,
  type Theme,
  themeOf,
  usePreferences,
} from '../../store/page/preferences-store'
import { Select } from '../controls/Select'
import { ScenarioSelect } from '../scenario/ScenarioSelect'
import { ShareButton } from '../share/ShareButton'
import { Help } from '../shortcuts/Help'
import { PresentButton } from '../stage/PresentButton'
import { useText } from '../text/use-text'
import styles from './Header.module.css'
import { RunBar } from './RunBar'
import { useCoveredHeight } from './use-height'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const LANGUAGES: readonly LanguageChoice[] = ['system', 'en', 'zh']

export function Header() {
  const text = useText()
  const theme = usePreferences(themeOf)
  const language = usePreferences(languageOf)
  const header = useCoveredHeight('--header')
  return (
    <header ref={header} className={styles.header}>
      <h1>{text.title}</h1>
      <ScenarioSelect />
      <RunBar />
      <div className={styles.preferences}>
        <PresentButton />
        <ShareButton />
        <Select
          label={text.language.label}
          compact
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: text.language[value] }))}
          onChange={setLanguage}
        />
        <Select
          label={text.theme.label}
          compact
          value={theme}
          options={THEMES.map((value) => ({ value, label: text.theme[value] }))}
          onChange={setTheme}
        />
        <Help />
      </div>
    </header>
  )
}
