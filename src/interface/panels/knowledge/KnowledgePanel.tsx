import { useMemo } from 'react'
import type { PanelAnswers } from '../../../core/looks/questions'
import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine, tableOfLines } from '../LinesOverTime'
import { latexNumber, latexText } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'

const KINDS = ['old', 'new'] as const
const LOOKS = {
  old: { colour: 'var(--data)' },
  new: { colour: 'var(--vermilion)', dash: '6 3' },
} as const

/** Errors, values, extrapolation and spread of the critics on rows of the dataset, and on rows collected since. */
export function KnowledgePanel() {
  const text = useText()
  const words = text.panels.knowledge
  const answered = useAnswer('knowledge')
  const answer = answered?.answer
  const charts = useMemo(() => chartsOf(text), [text])
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="knowledge"
      formula={answer ? formulas(answer, words.kinds) : undefined}
      table={
        answer
          ? () =>
              tableOfLines(
                text,
                charts.flatMap(({ title, lines }) =>
                  lines.map((line) => ({ ...line, label: text.pair(title, line.label) })),
                ),
              )
          : undefined
      }
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <div className={parts.charts}>
            {charts.map(({ title, lines, hold }) => (
              <div key={title}>
                <LinesOverTime title={title} yLabel={title} lines={lines} hold={hold} version={answered} />
              </div>
            ))}
          </div>
          {answer.new === null && <p className={parts.note}>{words.noNewRows}</p>}
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

interface Chart {
  readonly title: string
  readonly lines: readonly TimeLine[]
  readonly hold?: readonly number[]
}

const FROM_ZERO = [0]

function chartsOf({ panels: { knowledge: words } }: Text): readonly Chart[] {
  const lines = (quantity: string) =>
    KINDS.map(
      (kind): TimeLine => ({
        name: `${quantity}:${kind}`,
        label: words.kinds[kind],
        ...LOOKS[kind],
        seriesOf: ({ id }) => panelSeries('knowledge', `${quantity}:${kind}`, id),
      }),
    )
  const highest = (quantity: 'highest' | 'highestUniform', line: Pick<TimeLine, 'colour' | 'dash'>): TimeLine => ({
    name: `${quantity}:old`,
    label: words.actions[quantity],
    ...line,
    seriesOf: ({ id }) => panelSeries('knowledge', `${quantity}:old`, id),
  })
  return [
    { title: words.tdError, lines: lines('tdError'), hold: FROM_ZERO },
    { title: words.q, lines: lines('q') },
    {
      title: words.highest,
      lines: [highest('highest', LOOKS.old), highest('highestUniform', { colour: 'var(--blue)', dash: '2 2' })],
    },
    { title: words.spread, lines: lines('spread'), hold: FROM_ZERO },
  ]
}

function formulas(answer: PanelAnswers['knowledge'], kinds: Text['panels']['knowledge']['kinds']): string[] {
  const errors = KINDS.flatMap((kind) => {
    const at = answer[kind]
    return at ? [`${latexText(kinds[kind])} = ${latexNumber(at.tdError)}`] : []
  })
  return [
    "y = r + \\gamma (1 - d)\\, \\mathbb{E}_{i \\ne j} \\min(\\bar Q_i, \\bar Q_j)(s', \\tilde a')",
    `\\sqrt{\\tfrac{1}{N} \\textstyle\\sum_i (y - Q_i(s, a))^2}: \\quad ${errors.join(',\\; ')}`,
  ]
}
