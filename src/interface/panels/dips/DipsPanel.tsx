import { useMemo, useState } from 'react'
import { measureDip } from '../../../core/diagnostics/dip'
import { dipClaim } from '../../../core/diagnostics/dip-sentence'
import { runWithId, useFocusedRun } from '../../../store/runs/experiments-store'
import { usePacedAxis } from '../../charts/time-axis'
import { Select } from '../../controls/Select'
import { useVisibleGroups } from '../../runs/run-groups'
import { SourceAdvice } from '../../sources/SourceAdvice'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { latexNumber, latexSigned } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { DipFacts } from './DipFacts'
import { type DipGroup, dipGroups, summaryOf } from './dip-groups'

const NOBODY = ''

/** The curve around the switch, what was lost there, and how sure one may be of it. */
export function DipsPanel() {
  const text = useText()
  const words = text.panels.dips
  const runId = useFocusedRun((state) => state.id)
  const floor = useFocusedRun((state) => state.references?.random ?? Number.NaN)
  const border = useFocusedRun((state) => state.progress?.onlineStartStep ?? 0)
  const total = useFocusedRun((state) => state.progress?.totalSteps ?? 0)
  const { version } = usePacedAxis((run) => run.evaluationsVersion)
  const visible = useVisibleGroups(version)
  const [compared, setCompared] = useState<string | null>(null)

  const groups = useMemo(() => dipGroups(visible), [visible])
  const [own, ...others] = groups
  // Unless the person says otherwise: in a scenario the method that it names next, else the latest other run.
  const inScenario =
    own?.group.experiment.origin.kind === 'recorded' || own?.group.experiment.origin.kind === 'scenario'
  const usual = inScenario ? others[0] : others.at(-1)
  const other = compared === NOBODY ? undefined : (others.find(({ key }) => key === compared) ?? usual)
  const summaries = useMemo(() => [own, other].map((group) => group && summaryOf(group, floor)), [own, other, floor])
  const current = own?.curves.find((curve) => curve.runId === runId) ?? own?.curves[0]
  const dip = current && measureDip(current, { switchStep: current.switchStep, floor })
  const focused = runWithId(runId)
  const switches = border > 0 && border < total
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="unlearning-dips"
      formula={
        dip && [
          `\\Delta = J_{\\text{switch}} - \\min_{t > \\text{switch}} J_t = ${latexNumber(dip.valueAtSwitch)} - ${latexSigned(Math.min(dip.lowest, dip.valueAtSwitch))} = ${latexNumber(dip.depth)}`,
        ]
      }
      table={dip ? () => tableOf(text, groups, floor) : undefined}
    >
      <p className={parts.sentence} data-sentence>
        {summaries[0]
          ? words.sentence(dipClaim(summaries[0], summaries[1]))
          : switches || total === 0
            ? words.waiting
            : words.noSwitch}
      </p>
      {focused && <SourceAdvice run={focused} />}
      {dip && summaries[0] && <DipFacts summary={summaries[0]} dip={dip} />}
      {others.length > 0 && (
        <div className={parts.controls}>
          <Select
            label={words.compare}
            compact
            value={other?.key ?? NOBODY}
            options={[
              { value: NOBODY, label: text.pair(words.compare, words.nobody) },
              ...others.map((group) => ({
                value: group.key,
                label: text.pair(words.compare, words.seeds(group.label, group.curves.length)),
              })),
            ]}
            onChange={setCompared}
          />
        </div>
      )}
    </Panel>
  )
}

function tableOf({ panels: { dips } }: Text, groups: readonly DipGroup[], floor: number) {
  const { figures, columns } = dips
  return {
    columns: [columns.run, columns.seed, ...Object.values(figures)],
    rows: groups.flatMap(({ label, curves }) =>
      curves.flatMap((curve) => {
        const dip = measureDip(curve, { switchStep: curve.switchStep, floor })
        if (!dip) return []
        const { valueAtSwitch, lowest, depth, relativeDepth, stepsToBottom, stepsToRecover, areaLost } = dip
        const recovered = stepsToRecover ?? dips.never
        return [
          [
            label,
            curve.seed,
            valueAtSwitch,
            lowest,
            depth,
            relativeDepth ?? dips.none,
            stepsToBottom,
            recovered,
            areaLost,
          ],
        ]
      }),
    ),
  }
}
