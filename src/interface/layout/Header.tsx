import { setTheme, type Theme, usePreferences } from '../../store/preferences-store'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import styles from './Header.module.css'
import { RunBar } from './RunBar'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export function Header() {
  const text = useText()
  const theme = usePreferences((state) => state.theme)
  return (
    <header className={styles.header}>
      <h1>{text.title}</h1>
      <RunBar />
      <Select
        label={text.theme.label}
        compact
        value={theme}
        options={THEMES.map((value) => ({ value, label: text.theme[value] }))}
        onChange={setTheme}
      />
    </header>
  )
}
