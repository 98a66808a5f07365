import { create } from 'zustand'
import { themeOf, usePreferences } from './preferences-store'

/** What is shown, once the system has been asked. */
export const useShownTheme = create<{ readonly theme: 'light' | 'dark' }>(() => ({ theme: 'light' }))

/** Writes the chosen or the system's theme to the document, now and whenever either changes. */
export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const theme = themeOf(usePreferences.getState())
    const shown = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
    document.documentElement.dataset.theme = shown
    useShownTheme.setState({ theme: shown })
  }
  apply()
  system.addEventListener('change', apply)
  usePreferences.subscribe(apply)
}
