/** Pixels of a letter at most, and of a wide one (Chinese), at the size of a picture's words. */
const [LETTER, WIDE_LETTER] = [7.4, 13]
const FIRST_WIDE = 0x2e80

/** Room that words need, in pixels; an estimate that no font is asked for. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! >= FIRST_WIDE ? WIDE_LETTER : LETTER), 0)
}
