import { useMemo } from 'react'
import type { Dip } from '../../../core/diagnostics/dip'
import { returnCurve } from '../../../store/runs/curves'
import { TimeChart } from '../../charts/TimeChart'
import { usePacedAxis } from '../../charts/time-axis'
import { useRange } from '../../charts/use-range'
import { extentOf, plotLines, readOutOfLines, runLines } from '../../runs/run-lines'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import type { DipGroup } from './dip-groups'

interface DipCurvesProps {
  /** The run in focus first. */
  readonly groups: readonly DipGroup[]
  readonly dip: Dip | undefined
}

/** All visible runs, laid on the same switch. */
export function DipCurves({ groups, dip }: DipCurvesProps) {
  const text = useText()
  const words = text.panels.dips
  const { axis } = usePacedAxis((run) => run.evaluationsVersion)
  const border = axis.borderStep || (groups[0]?.curves[0]?.switchStep ?? 0)
  const lines = useMemo(() => {
    const shifted = (run: Parameters<typeof returnCurve>[0]) => {
      const { steps, values, switchStep } = returnCurve(run)
      return { steps: steps.map((step) => step - switchStep + border), values }
    }
    return runLines(
      groups.map(({ group }) => group),
      shifted,
      text.runs.lines,
    )
  }, [groups, border, text])
  const drawn = useMemo(() => plotLines(lines), [lines])
  const range = useRange(...extentOf(lines))
  const references = useMemo(
    () =>
      dip
        ? [
            { value: dip.valueAtSwitch, label: words.atSwitch, colour: 'var(--quiet)', side: 'start' as const },
            { value: dip.lowest, label: words.lowest, colour: 'var(--quiet)', side: 'end' as const, below: true },
          ]
        : [],
    [dip, words],
  )
  const legible = lines.filter(({ faint }) => !faint)
  return (
    <>
      <Legend
        items={groups.map(({ label, group, curves }) => ({ label: words.seeds(label, curves.length), ...group.look }))}
      />
      <TimeChart
        title={words.title}
        plot={{ axis, lines: drawn, range, references, yLabel: words.yLabel }}
        height={220}
        readOut={(step) => readOutOfLines(legible, step)}
      />
    </>
  )
}
