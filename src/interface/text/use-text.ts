import type { Message } from '../../core/messages/message'
import type { Declared } from './declared'
import { useShownLanguage } from './language'
import type { Text } from './text'

/** The words of the page in the person's language. */
export function useText(): Text {
  return useShownLanguage((state) => state.text)
}

/** The words of what core declares (settings, metrics, algorithms, environments, recipes) in the person's language. */
export function useDeclared(): Declared {
  return useShownLanguage((state) => state.declared)
}

/** Says in the person's language what core, a worker or a store has to say. */
export function useTranslate(): (message: Message) => string {
  return useDeclared().translate
}
