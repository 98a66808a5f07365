import { replaceMarks } from '../../core/algorithms/formula'
import type { FieldValue } from '../../core/schema/field'
import type { AlgorithmDescription } from '../../worker/protocol'
import { latexNumber, latexSetting, latexText } from '../panels/latex'
import { labelled, under } from '../symbols/render-math'

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
      return labelled('setting', name, under(symbol, chosen))
    }
    const value = metric(name)
    return value === undefined ? `{${symbol}}` : under(symbol, labelled('measured', name, latexNumber(value)))
  })
}
