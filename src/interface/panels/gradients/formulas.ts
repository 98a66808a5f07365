import type { PanelAnswers } from '../../../core/looks/questions'
import type { Declared } from '../../text/declared'
import { latexNumber, latexSigned, latexText } from '../latex'
import { spoken, type Words } from './lines'

/** Of each network: its loss as the sum of its terms, then its gradient and how the terms share it, then its step. */
export function formulas({ networks, changes }: PanelAnswers['gradients'], words: Words, declared: Declared): string[] {
  return networks.flatMap(({ network, value, norm, agreement, terms }) => {
    const change = changes.find((one) => one.network === network)
    const name = (of: string) => latexText(spoken(of, declared))
    const summands = terms.map((one) => `\\underbrace{${latexSigned(one.value)}}_{${name(one.term)}}`)
    const loss = [`L_{${name(network)}}`, ...(terms.length > 1 ? [summands.join('+')] : []), latexNumber(value)]
    const shares = terms
      .filter(() => terms.length > 1)
      .map(({ term, share }) => `\\frac{|g_{${name(term)}}|}{\\sum_k |g_k|} = ${latexNumber(share)}`)
    const pulls = [
      `|g_{${name(network)}}| = ${latexNumber(norm)}`,
      ...shares,
      ...(agreement === null || terms.length < 2 ? [] : [`${latexText(words.agreement)} = ${latexNumber(agreement)}`]),
      ...(change ? [`\\frac{|\\Delta\\theta|}{|\\theta|} = ${latexNumber(change.changePerStep)}`] : []),
    ]
    return [loss.join(' = '), pulls.join(',\\quad ')]
  })
}
