import type { Evaluation } from '../../../worker/protocol'
import { latexNumber, latexSigned, latexText } from '../latex'
import type { Measured } from './references'

/** The normalised score of the latest evaluation, with the numbers that it is made of; on tasks it is their mean. */
export function scoreFormula(
  latest: Evaluation | undefined,
  measured: Measured | null,
  words: { readonly random: string; readonly expert: string },
  onTasks: boolean,
): string[] {
  if (!latest || !measured) return []
  const [random, expert] = [latexText(words.random), latexText(words.expert)]
  const score = latexNumber(latest.normalisedScore)
  const form = (j: string, sign: string) =>
    `\\frac{${j} - J_{${random}}${sign}}{J_{${expert}}${sign} - J_{${random}}${sign}}`
  if (onTasks) return [`\\frac{1}{K}\\sum_k 100\\,${form('J^k', '^k')} = ${score}`]
  const [low, high] = [latexSigned(measured.random), latexNumber(measured.expert)]
  const filled = `\\frac{${latexNumber(latest.mean)} - ${low}}{${high} - ${low}}`
  return [`100\\,${form('J', '')} = 100\\,${filled} = ${score}`]
}
