import { isBelowRandom, LEAST_LOST } from '../../../core/diagnostics/dip'
import { interquartileMean } from '../../../core/statistics/interquartile-mean'
import type { PlotSpan } from '../../charts/plot'
import type { RunGroup } from '../../runs/run-groups'
import type { Text } from '../../text/text'
import { dipGroups, summaryOf } from '../dips/dip-groups'

/** The dip of each run on its curve: from the return at the switch to the lowest after it, over its seeds. */
export function dipSpans(groups: readonly RunGroup[], words: Text['stage']): PlotSpan[] {
  return dipGroups(groups).flatMap((group): PlotSpan[] => {
    const summary = summaryOf(group, group.group.runs[0]?.references?.random ?? Number.NaN)
    const share = summary?.relativeDepth?.iqm ?? 0
    const border = group.curves[0]!.switchStep
    if (!summary || share < LEAST_LOST || summary.stepsToBottom === null) return []
    return [
      {
        step: border + summary.stepsToBottom,
        from: summary.valueAtSwitch.iqm,
        to: interquartileMean(summary.dips.map(({ lowest }) => lowest)),
        // More than what was learnt: as a share it would say little.
        label: isBelowRandom(share) ? words.belowRandom : words.lost(`${Math.round(100 * share)} %`),
        colour: group.group.look.colour,
      },
    ]
  })
}
