import type { ReactNode } from 'react'
import { findEnvironment } from '../../core/environments/registry'
import { findTaskFamily } from '../../core/environments/tasks/task-families'
import type { Field, FieldValue } from '../../core/schema/field'
import { runSettings } from '../../core/training/run-settings'
import type { Difference } from '../../store/runs/differences'
import type { Experiment } from '../../store/runs/experiment'
import { findAlgorithm } from '../../store/settings/catalogue-store'
import { describe } from '../controls/FieldControl'
import { MathSymbol } from '../controls/MathSymbol'
import { formatSetting } from '../format/numbers'
import { RUN_SCOPE } from '../text/declared'
import { useDeclared, useText } from '../text/use-text'

/** Longer ones are formulas. */
const LONGEST_SYMBOL = 16

/** Puts into words in what a run differs. */
export function useDifferenceWords(): (experiment: Experiment, difference: Difference) => ReactNode {
  const text = useText()
  const declared = useDeclared()
  const words = text.runs.list

  const fieldOf = ({ configuration: { algorithm, environment } }: Experiment, key: string): Field | undefined => {
    const description = findAlgorithm(algorithm.id)
    const own = description && declared.algorithm(description).hyperparameters[key]
    if (own) return own
    if (key in runSettings)
      return declared.schema(RUN_SCOPE, { field: runSettings[key as keyof typeof runSettings] }).field
    return environment && description?.training !== 'meta'
      ? declared.schema(environment.id, findEnvironment(environment.id).parameters)[key]
      : undefined
  }
  const shownValue = (field: Field | undefined, value: FieldValue) => {
    if (field) return describe(field, value, text)
    return typeof value === 'number' ? formatSetting(value) : String(value)
  }
  return (experiment, difference) => {
    if (difference.kind !== 'setting') {
      const { kind, id } = difference
      if (kind === 'algorithm') return declared.name(findAlgorithm(id)?.label ?? id)
      return kind === 'dataset' ? declared.name(id) : declared.placeLabel(placeOf(experiment, id))
    }
    const { key, from, to, step } = difference
    const field = fieldOf(experiment, key)
    const symbol = field?.symbol && field.symbol.length <= LONGEST_SYMBOL ? field.symbol : undefined
    const [before, now] = [from === undefined ? '' : shownValue(field, from), shownValue(field, to)]
    return (
      <>
        {symbol ? (
          <span title={field?.label}>
            <MathSymbol latex={symbol} />
          </span>
        ) : (
          (field?.label ?? key)
        )}{' '}
        {step === undefined ? now : words.changedAt(before, now, step)}
      </>
    )
  }
}

function placeOf({ configuration: { algorithm } }: Experiment, id: string) {
  return findAlgorithm(algorithm.id)?.training === 'meta' ? findTaskFamily(id) : findEnvironment(id)
}
