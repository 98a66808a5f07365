import { useAnswer } from '../../../store/panels/panels-answers'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import type { Text } from '../../text/text'
import { useDeclared, useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine, tableOfLines } from '../LinesOverTime'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { formulas } from './formulas'
import { type LineGroup, lineGroups } from './groups'

/** Losses term by term, norms and the terms' shares of them, steps in proportion to the weights, and how far targets lag. */
export function GradientsPanel() {
  const text = useText()
  const words = text.panels.gradients
  const declared = useDeclared()
  const answered = useAnswer('gradients')
  const answer = answered?.answer
  const series = useFocusedRun((state) => state.series)
  const groups = lineGroups(series, words, declared)
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="gradients"
      formula={answer ? formulas(answer, words, declared) : undefined}
      table={
        answer
          ? () =>
              tableOfLines(
                text,
                groups.flatMap((group) => named(group, text)),
              )
          : undefined
      }
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <div className={parts.charts}>
            {groups.map(({ title, lines, hold }) => (
              <section key={title}>
                <LinesOverTime title={title} yLabel={title} lines={lines} hold={hold} height={150} version={answered} />
              </section>
            ))}
          </div>
          <Stamp step={answered.step} />
          {answer.changes.length === 0 && <p className={parts.stamp}>{words.secondLook}</p>}
        </>
      )}
    </Panel>
  )
}

/** In the table every column says of which group it is. */
function named({ title, lines }: LineGroup, text: Text): TimeLine[] {
  return lines.map((line) => ({ ...line, label: text.list([line.label, title]) }))
}
