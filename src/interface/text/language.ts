import { create } from 'zustand'
import { addNotice } from '../../store/page/notices-store'
import { type LanguageChoice, languageOf, usePreferences } from '../../store/page/preferences-store'
import { Declared } from './declared'
import { en } from './en/all'
import type { Text } from './text'

export type Language = Exclude<LanguageChoice, 'system'>

/** As the document's `lang` has it: the Chinese is the simplified one. */
const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' }

/** English comes with the page; another language is fetched when somebody reads it. */
interface Shown {
  readonly language: Language
  readonly text: Text
  /** Speaks of what core declares: settings, metrics, environments. */
  readonly declared: Declared
}

const ENGLISH: Shown = { language: 'en', text: en, declared: new Declared(null) }

export const useShownLanguage = create<Shown>(() => ENGLISH)

/** The first of the browser's languages that the page speaks, otherwise English. */
export function chooseLanguage(choice: LanguageChoice, asked: readonly string[]): Language {
  if (choice !== 'system') return choice
  const spoken = asked.map((tag) => tag.toLowerCase().split('-')[0]).find((base) => base === 'en' || base === 'zh')
  return spoken === 'zh' ? 'zh' : 'en'
}

/** Writes the chosen or the browser's language to the page, now (the promise) and whenever either changes. */
export async function followLanguage(): Promise<void> {
  const apply = () => show(wantedLanguage())
  window.addEventListener('languagechange', apply)
  usePreferences.subscribe((now, before) => {
    if (languageOf(now) !== languageOf(before)) void apply()
  })
  await apply()
}

function wantedLanguage(): Language {
  return chooseLanguage(languageOf(usePreferences.getState()), navigator.languages)
}

async function show(language: Language): Promise<void> {
  const shown = language === 'en' ? ENGLISH : await fetchChinese().catch(() => null)
  // Another one may have been chosen while this one was on its way.
  if (wantedLanguage() !== language) return
  if (shown === null) return addNotice(useShownLanguage.getState().text.language.failed)
  document.documentElement.lang = TAGS[language]
  document.title = shown.text.title
  useShownLanguage.setState(shown)
  if (language === 'zh') await learnSentences()
}

async function fetchChinese(): Promise<Shown> {
  const [{ zh }, { coreWords }] = await Promise.all([import('./zh/all'), import('./zh/core/all')])
  return { language: 'zh', text: zh, declared: new Declared(coreWords) }
}

/** What core may have to say is much, and seldom needed: it comes behind what is on the page at once. Without it core speaks English. */
async function learnSentences(): Promise<void> {
  const fetched = await Promise.all([import('./zh/core/all'), import('./zh/core/sentences/all')]).catch(() => null)
  if (fetched === null || wantedLanguage() !== 'zh') return
  const [{ coreWords }, { sentences }] = fetched
  useShownLanguage.setState({ declared: new Declared(coreWords, sentences) })
}
