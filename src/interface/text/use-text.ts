import { usePreferences } from '../../store/preferences-store'
import { en, type Text } from './en'

const texts = { en }

/** The words of the page in the person's language. */
export function useText(): Text {
  return texts[usePreferences((state) => state.language)]
}
