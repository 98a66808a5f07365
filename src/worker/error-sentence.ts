import { inEnglish, type Message, message, verbatim } from '../core/messages/message'
import { messageOf, UserError } from '../core/messages/user-error'

/** One sentence for the page, whatever was thrown. */
export function errorSentence(error: unknown): Message {
  // The engine's errors say it in the same way, and are a class of their own.
  const own = (error as { readonly userMessage?: Message } | undefined)?.userMessage
  const sentence = own ?? firstLine(inEnglish(messageOf(error)))
  return /[.?!…]$/.test(inEnglish(sentence)) ? sentence : message`${sentence}.`
}

/** A library may add whole traces to its message. */
function firstLine(words: string): Message {
  const text = words.split('\n')[0]!.trim()
  return text === '' ? message`Something failed without saying what` : verbatim(text)
}

/** Whatever is thrown on the way is thrown on as one sentence; a cancellation stays what it is. */
export async function asSentence<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new UserError(errorSentence(error))
  }
}
