import { useMemo } from 'react'
import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import type { Run } from '../../../store/runs/run'
import { usePacedAxis } from '../../charts/time-axis'
import type { Text } from '../../text/text'
import { useText, useTranslate } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine, tableOfLines } from '../LinesOverTime'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { cumulated, type RegretPart } from './cumulated'

const LOOKS: Readonly<Record<RegretPart, Pick<TimeLine, 'colour' | 'dash'>>> = {
  regret: { colour: 'var(--ink)' },
  miscalibration: { colour: 'var(--blue)', dash: '6 3' },
  overEstimation: { colour: 'var(--vermilion)', dash: '2 2' },
}

/** Cal-QL: what learning has cost since the switch, and which of its two parts it was. */
export function RegretPanel() {
  const text = useText()
  const translate = useTranslate()
  const words = text.panels.regret
  const answered = useAnswer('calibration')
  const answer = answered?.answer
  const { axis } = usePacedAxis((state) => state.evaluationsVersion)
  const { onlineStartStep } = axis
  const lines = useMemo(() => linesOf(text, onlineStartStep), [text, onlineStartStep])
  const optimal = answer?.optimal
  const begun = lines[0]!.seriesOf({ id: answered?.runId ?? -1 } as Run) !== undefined
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="cumulative-regret"
      formula={begun && answered ? formulas(answered.runId, onlineStartStep) : undefined}
      table={begun ? () => tableOfLines(text, lines) : undefined}
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          {optimal?.kind === 'impossible' && <p className={parts.note}>{translate(optimal.reason)}</p>}
          {optimal?.kind === 'computing' && <p className={parts.note}>{words.computing}</p>}
          {optimal?.kind === 'ready' && !begun && <p className={parts.note}>{words.waiting}</p>}
          {begun && (
            <LinesOverTime
              title={words.chart}
              yLabel={words.chart}
              lines={lines}
              hold={FROM_ZERO}
              height={230}
              version={answered}
            />
          )}
          <p className={parts.sentence}>{words.who}</p>
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

const FROM_ZERO = [0]

function linesOf({ panels: { regret: words } }: Text, onlineStartStep: number): TimeLine[] {
  return (Object.keys(LOOKS) as RegretPart[]).map((part) => ({
    name: part,
    label: words.lines[part],
    explanation: words.linesExplained[part],
    ...LOOKS[part],
    seriesOf: ({ id }) => cumulated(part, (name) => panelSeries('calibration', name, id), onlineStartStep),
  }))
}

function formulas(runId: number, onlineStartStep: number): string[] {
  const latest = (part: RegretPart) =>
    cumulated(part, (name) => panelSeries('calibration', name, runId), onlineStartStep)?.values.at(-1) ?? Number.NaN
  return [
    `\\mathrm{Reg}(K) = \\sum_{k \\le K} \\left[ V^*(s_0) - V^{\\pi_k}(s_0) \\right] = ${latexNumber(latest('regret'))}`,
    `= \\underbrace{\\sum_k (V^* - \\max_a Q_k)}_{${latexNumber(latest('miscalibration'))}} + \\underbrace{\\sum_k (\\max_a Q_k - V^{\\pi_k})}_{${latexNumber(latest('overEstimation'))}}`,
  ]
}
