import type { PanelAnswers } from '../../../core/looks/questions'
import { useAnswer } from '../../../store/panels/panels-answers'
import { changeQuestion, useQuestions } from '../../../store/panels/panels-questions'
import { useOnStage } from '../../../store/stage/stage-store'
import { Select } from '../../controls/Select'
import { useDeclared, useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { Asking } from '../Asking'
import { latexNumber } from '../latex'
import { OnStage } from '../OnStage'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { StatePicker } from '../StatePicker'
import { SliceLines } from './SliceLines'
import { SliceSurface } from './SliceSurface'
import { actionSliceTable } from './slice-table'

type Slice = PanelAnswers['actionSlice']

/** Everything over the actions at one state. */
export function ActionSlicePanel() {
  const text = useText()
  const words = text.panels.actionSlice
  const declared = useDeclared()
  const answered = useAnswer('actionSlice')
  const onStage = useOnStage()
  const slice = answered?.answer
  const asked = useQuestions((state) => state.actionSlice.axes)
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="action-slice"
      formula={slice ? formulas(slice) : undefined}
      table={slice ? () => actionSliceTable(text, declared, slice) : undefined}
    >
      <Answering answer={slice} nothing={words.nothing} />
      {answered && slice && (
        <>
          <div className={parts.side}>
            {onStage('actionSlice') ? (
              <OnStage />
            ) : slice.axes.length === 1 ? (
              <SliceLines slice={slice} />
            ) : (
              <SliceSurface slice={slice} />
            )}
            <div>
              <p className={parts.stamp}>{words.pick}</p>
              <StatePicker map={slice.map} height={200} />
            </div>
          </div>
          {slice.actions.length > 1 && (
            <Asking label={text.panels.board.asking} says={false}>
              <Select
                label={words.action}
                compact
                value={asked.join()}
                options={axisChoices(slice.actions.map(({ name }) => declared.name(name)))}
                onChange={(value) => changeQuestion('actionSlice', { axes: value.split(',').map(Number) })}
              />
            </Asking>
          )}
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

/** Planes of two entries, then each entry alone. */
function axisChoices(names: readonly string[]) {
  const pairs = names.flatMap((first, i) =>
    names.slice(i + 1).map((second, j) => ({ value: `${i},${i + 1 + j}`, label: `${first} × ${second}` })),
  )
  return [...pairs, ...names.map((label, i) => ({ value: String(i), label }))]
}

function formulas({ minimum, policy, positions, axes, behaviourValue }: Slice): string[] {
  const best = minimum.indexOf(Math.max(...minimum))
  const at = axes.map((_, i) => positions[Math.floor(best / positions.length ** i) % positions.length]!)
  const list = (values: readonly number[]) => values.map(latexNumber).join(',\\,')
  const mean = axes.map((axis) => policy.mean[axis]!)
  return [
    `\\max_a \\min_i Q_i(s, a) = ${latexNumber(minimum[best]!)} \\;\\text{at}\\; a = (${list(at)})`,
    `\\mu_\\pi(s) = (${list(mean)})${behaviourValue === null ? '' : `, \\quad V^\\mu(s) \\approx ${latexNumber(behaviourValue)}`}`,
  ]
}
