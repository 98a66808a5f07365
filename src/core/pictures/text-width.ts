/** Pixels of most letters, of m and w, and of a Chinese one, at the size of a picture's words. */
const [LETTER, BROAD_LETTER, WIDE_LETTER] = [7.4, 11.5, 13]
const FIRST_WIDE = 0x2e80

/** Room that words need, in pixels; an estimate that no font is asked for. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOf(letter), 0)
}

function widthOf(letter: string): number {
  if (letter === 'm' || letter === 'w') return BROAD_LETTER
  return letter.codePointAt(0)! >= FIRST_WIDE ? WIDE_LETTER : LETTER
}
