import { META_FORMS, type MetaStep } from '../../../core/diagnostics/meta-step'
import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import { formatMeasured } from '../../format/numbers'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine } from '../LinesOverTime'
import { latexNumber, latexSigned } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { WordTable } from '../WordTable'

/** O2O: one step of the actor as paper and code write it, on one batch and the same networks. */
export function MetaStepPanel() {
  const text = useText()
  const words = text.panels.metaStep
  const answered = useAnswer('metaStep')
  const answer = answered?.answer
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="meta-step"
      formula={answer ? formulas(answer) : undefined}
      table={answer ? () => ({ columns: words.columns, rows: rowsOf(answer, text) }) : undefined}
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <WordTable
            label={words.title}
            columns={words.columns}
            rows={rowsOf(answer, text).map((row) =>
              row.map((cell) => (typeof cell === 'number' ? formatMeasured(cell) : cell)),
            )}
          />
          <p className={parts.sentence}>
            {words.answer(answer.jacobian, degrees(answer.jacobian.cosine), answer.stepSize)}
          </p>
          {answer.trainLoss * answer.testLoss < 0 && <p className={parts.sentence}>{words.opposite}</p>}
          <LinesOverTime
            title={words.overTime}
            yLabel={words.overTime}
            lines={linesOf(text)}
            hold={[-1, 1]}
            height={150}
            version={answered}
          />
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

function rowsOf({ forms }: MetaStep, { panels: { metaStep: words } }: Text): (string | number)[][] {
  return META_FORMS.map((form) => {
    const { weight, norm, cosineToBatch, cosineToPaper } = forms[form]
    return [words.forms[form], weight, norm, degrees(cosineToBatch), degrees(cosineToPaper)]
  })
}

/** Angles tell apart what cosines near 1 do not. */
function degrees(cosine: number): number {
  return (180 / Math.PI) * Math.acos(cosine)
}

function linesOf({ panels: { metaStep: words } }: Text): TimeLine[] {
  const line = (name: 'agreement' | 'codeToPaper', colour: string, dash?: string): TimeLine => ({
    name,
    label: words.lines[name],
    colour,
    dash,
    seriesOf: ({ id }) => panelSeries('metaStep', name, id),
  })
  return [line('codeToPaper', 'var(--vermilion)'), line('agreement', 'var(--green)', '6 3')]
}

function formulas({ trainLoss, testLoss, beta, stepSize, jacobian }: MetaStep): string[] {
  return [
    `\\theta' = \\theta - a\\,g, \\quad g = \\nabla L_{trn}(\\theta), \\quad g' = \\nabla L_{tst}(\\theta'), \\quad a = ${latexNumber(stepSize)}`,
    `\\frac{d}{d\\theta} L_{tst}(\\theta') = \\left(\\frac{d\\theta'}{d\\theta}\\right)^{\\!\\top} g' = (I - a H)\\, g', \\quad \\frac{|a H g'|}{|g'|} = ${latexNumber(jacobian.leftOut)}`,
    `\\text{code: } c = \\beta\\,\\frac{L_{trn}}{L_{tst}} = ${latexNumber(beta)} \\cdot \\frac{${latexNumber(trainLoss)}}{${latexNumber(testLoss)}} = ${latexSigned(beta * jacobian.codeRatio)}`,
  ]
}
