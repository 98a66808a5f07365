/** Pixels of a letter at most, of a broad one, and of a wide one (Chinese), at the size of a picture's words. */
const [LETTER, BROAD_LETTER, WIDE_LETTER] = [7.4, 12.5, 13]
const BROAD = 'mwMW'
const FIRST_WIDE = 0x2e80

/** Room that words need, in pixels; an estimate that no font is asked for. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0)
}

function letterWidth(letter: string): number {
  if (letter.codePointAt(0)! >= FIRST_WIDE) return WIDE_LETTER
  return BROAD.includes(letter) ? BROAD_LETTER : LETTER
}
