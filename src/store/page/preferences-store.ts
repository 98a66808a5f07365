import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'system' | 'light' | 'dark'

/** 'system' follows the languages that the browser asks for. */
export type LanguageChoice = 'system' | 'en' | 'zh'

/** What a run does while its tab is hidden. */
export type WhenHidden = 'train' | 'pause'

interface Preferences {
  readonly theme: Theme
  readonly language: LanguageChoice
  readonly whenHidden: WhenHidden
  /** The language of a link: for this visit, until the person chooses another. */
  readonly linkedLanguage: LanguageChoice | null
  /** The theme of the address, likewise. */
  readonly linkedTheme: Theme | null
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const LANGUAGES: readonly LanguageChoice[] = ['system', 'en', 'zh']

/** Of the person, not of the run: kept between visits. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      theme: 'system',
      language: 'system',
      whenHidden: 'train',
      linkedLanguage: null,
      linkedTheme: null,
    }),
    {
      name: 'playground-preferences',
      partialize: ({ linkedLanguage: _, linkedTheme: __, ...own }) => own,
    },
  ),
)

export function setTheme(theme: Theme): void {
  usePreferences.setState({ theme, linkedTheme: null })
}

/** Of the address, while there is one; else the person's own. */
export function themeOf({ theme, linkedTheme }: Preferences): Theme {
  return linkedTheme ?? theme
}

/** `?theme=dark&lang=zh`: for this visit. */
export function readAddress(search: string) {
  const asked = new URLSearchParams(search)
  const [theme, lang] = [asked.get('theme'), asked.get('lang')]
  const linkedTheme = THEMES.find((known) => known === theme) ?? null
  const linkedLanguage = LANGUAGES.find((known) => known === lang) ?? null
  const unknown = [
    ...(theme !== null && !linkedTheme ? [`theme=${theme}`] : []),
    ...(lang !== null && !linkedLanguage ? [`lang=${lang}`] : []),
  ]
  return { linkedTheme, linkedLanguage, unknown }
}

export function setLanguage(language: LanguageChoice): void {
  usePreferences.setState({ language, linkedLanguage: null })
}

export function setWhenHidden(whenHidden: WhenHidden): void {
  usePreferences.setState({ whenHidden })
}

/** Of the link, while there is one; else the person's own. */
export function languageOf({ language, linkedLanguage }: Preferences): LanguageChoice {
  return linkedLanguage ?? language
}
