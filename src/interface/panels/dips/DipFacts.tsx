import type { Dip } from '../../../core/diagnostics/dip'
import { formatCount, formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Facts } from '../Facts'

/** The figures of the current run's dip, each with its definition. */
export function DipFacts({ dip }: { readonly dip: Dip }) {
  const words = useText().panels.dips
  const values: Record<keyof typeof words.figures, string> = {
    valueAtSwitch: formatMeasured(dip.valueAtSwitch),
    lowest: formatMeasured(dip.lowest),
    depth: formatMeasured(dip.depth),
    relativeDepth: dip.relativeDepth === null ? words.none : `${Math.round(100 * dip.relativeDepth)} %`,
    stepsToBottom: formatCount(dip.stepsToBottom),
    stepsToRecover: dip.stepsToRecover === null ? words.never : formatCount(dip.stepsToRecover),
    areaLost: formatMeasured(dip.areaLost),
  }
  const names = Object.keys(words.figures) as (keyof typeof words.figures)[]
  return (
    <Facts
      facts={names.map((name) => ({
        label: words.figures[name],
        value: values[name],
        explanation: words.definitions[name],
      }))}
    />
  )
}
