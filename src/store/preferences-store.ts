import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'system' | 'light' | 'dark'

/** 'system' follows the languages that the browser asks for. */
export type LanguageChoice = 'system' | 'en' | 'zh'

interface Preferences {
  readonly theme: Theme
  readonly language: LanguageChoice
}

/** Of the person, not of the run: kept between visits. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ theme: 'system', language: 'system' }), { name: 'playground-preferences' }),
)

export function setTheme(theme: Theme): void {
  usePreferences.setState({ theme })
}

export function setLanguage(language: LanguageChoice): void {
  usePreferences.setState({ language })
}
