import { inEnglish, type Said, said, verbatim } from '../core/said/said'
import { SaidError, saidOf } from '../core/said/said-error'

/** One sentence for the page, whatever was thrown. */
export function errorSentence(error: unknown): Said {
  // The engine's errors say it in the same way, and are a class of their own.
  const own = (error as { readonly said?: Said } | undefined)?.said
  const sentence = own ?? firstLine(inEnglish(saidOf(error)))
  return /[.?!…]$/.test(inEnglish(sentence)) ? sentence : said`${sentence}.`
}

/** A library may add whole traces to its message. */
function firstLine(message: string): Said {
  const text = message.split('\n')[0]!.trim()
  return text === '' ? said`Something failed without saying what` : verbatim(text)
}

/** Whatever is thrown on the way is thrown on as one sentence; a cancellation stays what it is. */
export async function asSentence<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new SaidError(errorSentence(error))
  }
}
