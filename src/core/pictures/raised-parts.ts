/** Pixels by which a raised letter stands higher, and its size, at the size of a picture's words. */
export const [RAISED_BY, RAISED_SIZE] = [5, 11]

export interface WordPart {
  readonly text: string
  readonly raised: boolean
}

/** V^μ as it is written: the letter after each ^ raised, the ^ gone. */
export function raisedParts(words: string): WordPart[] {
  return words
    .split(/(?=\^.)|(?<=\^.)/u)
    .filter((part) => part !== '')
    .map((part) => {
      const raised = part.length > 1 && part.startsWith('^')
      return { text: raised ? part.slice(1) : part, raised }
    })
}
