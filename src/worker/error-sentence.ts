/** One sentence for the page, whatever was thrown. */
export function errorSentence(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.trim()
  const sentence = text === '' ? 'Something failed without saying what' : text
  return /[.?!…]$/.test(sentence) ? sentence : `${sentence}.`
}

/** Whatever is thrown on the way is thrown on as one sentence; a cancellation stays what it is. */
export async function asSentence<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Error(errorSentence(error))
  }
}
