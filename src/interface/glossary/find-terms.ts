import type { Text } from '../text/text'

export type TermId = keyof Text['glossary']['terms']

/** A stretch of a text: plain, or a word that the glossary has. */
export interface Stretch {
  readonly text: string
  readonly term?: TermId
}

const LETTER = /[A-Za-z]/

/**
 * A text cut where it has words of the glossary, each linked where it stands first. The longest match wins; a word inside another
 * one does not count.
 */
export function findTerms(text: string, terms: Text['glossary']['terms']): Stretch[] {
  const matches = Object.entries(terms)
    .flatMap(([term, { match }]) => match.split('|').map((written) => ({ term: term as TermId, written })))
    .sort((a, b) => b.written.length - a.written.length)
  const seen = new Set<TermId>()
  const stretches: Stretch[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const found = matches.find(({ term, written }) => !seen.has(term) && standsAt(text, written, at))
    if (!found) {
      plain += text[at++]
      continue
    }
    if (plain !== '') stretches.push({ text: plain })
    plain = ''
    stretches.push({ text: text.slice(at, at + found.written.length), term: found.term })
    seen.add(found.term)
    at += found.written.length
  }
  return plain === '' ? stretches : [...stretches, { text: plain }]
}

function standsAt(text: string, written: string, at: number): boolean {
  if (!text.startsWith(written, at)) return false
  const [before, after] = [text[at - 1] ?? ' ', text[at + written.length] ?? ' ']
  const [first, last] = [written[0]!, written.at(-1)!]
  return !(LETTER.test(first) && LETTER.test(before)) && !(LETTER.test(last) && LETTER.test(after))
}
