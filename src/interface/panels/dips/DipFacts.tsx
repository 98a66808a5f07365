import type { Dip } from '../../../core/diagnostics/dip'
import type { DipSummary } from '../../../core/diagnostics/dip-summary'
import { formatCount, formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Facts } from '../Facts'
import parts from '../parts.module.css'

/** The figures of the run's dips, each with its definition: over its seeds, as in the sentence above them. */
export function DipFacts({ summary, dip }: { readonly summary: DipSummary; readonly dip: Dip }) {
  const words = useText().panels.dips
  const { relativeDepth, stepsToRecover, dips } = summary
  const several = dips.length > 1
  const recovered = several ? stepsToRecover : dip.stepsToRecover
  const values: Record<keyof typeof words.figures, string> = {
    valueAtSwitch: formatMeasured(summary.valueAtSwitch.iqm),
    lowest: formatMeasured(summary.lowest.iqm),
    depth: formatMeasured(summary.depth.iqm),
    relativeDepth: relativeDepth ? `${Math.round(100 * relativeDepth.iqm)} %` : words.none,
    stepsToBottom: formatCount(Math.round(summary.stepsToBottom ?? 0)),
    stepsToRecover: recovered === null ? words.never : formatCount(Math.round(recovered)),
    areaLost: formatMeasured(summary.areaLost.iqm),
  }
  const names = Object.keys(words.figures) as (keyof typeof words.figures)[]
  return (
    <>
      {several && <p className={parts.note}>{words.overSeeds(dips.length, summary.seedsRecovered)}</p>}
      <Facts
        facts={names.map((name) => ({
          label: words.figures[name],
          value: values[name],
          explanation: words.definitions[name],
        }))}
      />
    </>
  )
}
