import { type LanguageChoice, setLanguage, setTheme } from '../../store/page/preferences-store'
import { showHelp } from '../../store/page/shortcuts-store'
import { useShownTheme } from '../../store/page/theme-store'
import { useShownLanguage } from '../text/language'
import type { Text } from '../text/text'

export interface Shortcut {
  /** As `KeyboardEvent.key` names it. */
  readonly key: string
  readonly name: keyof Text['everyone']['shortcuts']['names']
  readonly act: () => void
}

const OTHER_LANGUAGE: Readonly<Record<'en' | 'zh', LanguageChoice>> = { en: 'zh', zh: 'en' }

/** Every single key that acts, in the order in which they are listed. */
export const shortcuts: readonly Shortcut[] = [
  { key: 't', name: 'train', act: () => press('t') },
  { key: 's', name: 'step', act: () => press('s') },
  { key: 'r', name: 'reset', act: () => press('r') },
  { key: '1', name: 'world', act: () => goTo('world') },
  { key: '2', name: 'data', act: () => goTo('data') },
  { key: '3', name: 'algorithm', act: () => goTo('algorithm') },
  { key: '4', name: 'curve', act: () => goTo('curve') },
  { key: '5', name: 'panels', act: () => goTo('panels') },
  { key: '6', name: 'lesson', act: () => goTo('lesson') },
  { key: 'k', name: 'playTime', act: () => press('k') },
  { key: ',', name: 'earlier', act: () => press(',') },
  { key: '.', name: 'later', act: () => press('.') },
  { key: 'p', name: 'present', act: () => press('p') },
  { key: 'd', name: 'theme', act: () => setTheme(useShownTheme.getState().theme === 'dark' ? 'light' : 'dark') },
  { key: 'l', name: 'language', act: () => setLanguage(OTHER_LANGUAGE[useShownLanguage.getState().language]) },
  { key: '?', name: 'help', act: () => showHelp(true) },
]

/** The button that says it has this key: what can be done now, and how, is the button's to know. */
function press(key: string): void {
  document.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)?.click()
}

/** The focus goes along, so that Tab goes on from there. */
function goTo(part: string): void {
  const element = document.getElementById(part)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'start' })
}
