import type { FieldValue } from '../../core/schema/field'
import type { AlgorithmDescription } from '../../worker/protocol'
import { latexNumber, latexSetting, latexText } from '../panels/latex'
import { labelled } from '../symbols/render-math'
import { replaceMarks, type Term } from './formula'

/** What the formulas' places are filled with. */
export interface Numbers {
  readonly algorithm: Pick<AlgorithmDescription, 'hyperparameters' | 'metrics'>
  /** As set now. */
  readonly settings: Readonly<Record<string, FieldValue>>
  /** The newest value of a metric; undefined before the first. */
  readonly metric: (name: string) => number | undefined
}

/** Every setting and metric of a formula becomes its symbol with the number beneath. */
export function filled(latex: string, { algorithm, settings, metric }: Numbers): string {
  return replaceMarks(latex, (kind, name, given) => {
    const declaration = kind === 'setting' ? algorithm.hyperparameters[name] : algorithm.metrics[name]
    const symbol = given ?? declaration?.symbol ?? latexText(declaration?.label ?? name)
    if (kind === 'setting') {
      const chosen = labelled('chosen', name, latexSetting(Number(settings[name])))
      return labelled('setting', name, `\\underset{${chosen}}{${symbol}}`)
    }
    const value = metric(name)
    return value === undefined
      ? `{${symbol}}`
      : `\\underset{${labelled('measured', name, latexNumber(value))}}{${symbol}}`
  })
}

/** The same for a term, with the whole of its value under a brace. */
export function filledTerm({ latex, value }: Term, numbers: Numbers): string {
  const content = filled(latex, numbers)
  const measured = value === undefined ? undefined : numbers.metric(value)
  return measured === undefined
    ? content
    : `\\underbrace{${content}}_{${labelled('measured', value!, latexNumber(measured))}}`
}
