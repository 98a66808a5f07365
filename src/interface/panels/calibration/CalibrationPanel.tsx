import { useMemo } from 'react'
import type { PanelAnswers } from '../../../core/looks/questions'
import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import { useOnStage } from '../../../store/stage/stage-store'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine, tableOfLines } from '../LinesOverTime'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { CalibrationFacts } from './CalibrationFacts'
import { ReliabilityPicture } from './ReliabilityPicture'
import { reliabilityTable } from './reliability-table'

type Answer = PanelAnswers['calibration']

/** Predicted Q against what the policy earns and what the data earned. */
export function CalibrationPanel() {
  const text = useText()
  const words = text.panels.calibration
  const answered = useAnswer('calibration')
  const onStage = useOnStage()
  const answer = answered?.answer
  const lines = useMemo(
    () =>
      linesOf(text).map(
        (line): TimeLine => ({
          ...line,
          seriesOf: ({ id }) => panelSeries('calibration', line.name, id),
        }),
      ),
    [text],
  )
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="q-calibration"
      formula={answer ? formulas(answer) : undefined}
      table={
        answer ? () => (answer.reliability ? reliabilityTable(text, answer) : tableOfLines(text, lines)) : undefined
      }
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <div className={parts.side}>
            {onStage('scatter') ? null : answer.reliability ? (
              <ReliabilityPicture reliability={answer.reliability} />
            ) : (
              <p className={parts.note}>{words.noSimulation}</p>
            )}
            <LinesOverTime
              title={words.overTime}
              lines={lines}
              version={answered}
              height={230}
              numbersOnly={onStage('promises')}
            />
          </div>
          {answer.reliability && <p className={parts.note}>{words.promise(answer.reliability.promise)}</p>}
          <CalibrationFacts answer={answer} />
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

function linesOf({ panels: { calibration } }: Text) {
  const { lines } = calibration
  return [
    { name: 'qData', label: lines.qData, colour: 'var(--data)', explanation: lines.qDataExplained },
    { name: 'qPolicy', label: lines.qPolicy, colour: 'var(--blue)', explanation: lines.qPolicyExplained },
    {
      name: 'behaviourValue',
      label: lines.behaviourValue,
      colour: 'var(--vermilion)',
      dash: '6 3',
      explanation: lines.behaviourExplained,
    },
    {
      name: 'trueValue',
      label: lines.trueValue,
      colour: 'var(--truth)',
      dash: '2 2',
      explanation: lines.trueExplained,
    },
  ]
}

function formulas({ behaviour, reliability, regret }: Answer): string[] {
  const { shareBelow } = behaviour
  const below = `\\Pr\\left[\\min_i Q_i(s, \\tilde a) < V^\\mu(s)\\right] = ${latexNumber(shareBelow)}`
  const bias =
    reliability &&
    `\\overline{\\min_i Q_i(s, \\pi(s))} - \\overline{G} = ${latexNumber(reliability.bias)}, \\quad \\text{RMSE} = ${latexNumber(reliability.error)}`
  const split =
    regret &&
    `\\underbrace{V^* - V^\\pi}_{${latexNumber(regret.regret)}} = \\underbrace{V^* - \\max_a Q}_{${latexNumber(regret.miscalibration)}} + \\underbrace{\\max_a Q - V^\\pi}_{${latexNumber(regret.overEstimation)}}`
  return [below, bias, split].filter((formula) => formula !== null)
}
