/** One sentence for the page, whatever was thrown. */
export function errorSentence(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.trim()
  const sentence = text === '' ? 'Something failed without saying what' : text
  return /[.?!…]$/.test(sentence) ? sentence : `${sentence}.`
}
