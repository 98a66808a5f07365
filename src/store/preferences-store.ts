import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'system' | 'light' | 'dark'

interface Preferences {
  readonly theme: Theme
  readonly language: 'en'
}

/** Of the person, not of the run: kept between visits. */
export const usePreferences = create<Preferences>()(
  persist(() => ({ theme: 'system' as Theme, language: 'en' as const }), { name: 'playground-preferences' }),
)

export function setTheme(theme: Theme): void {
  usePreferences.setState({ theme })
}
