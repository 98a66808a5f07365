import { useShownLanguage } from './language'
import type { Text } from './text'

/** The words of the page in the person's language. */
export function useText(): Text {
  return useShownLanguage((state) => state.text)
}
