import type { MapQuantity } from '../../../core/diagnostics/state-map'
import type { PanelAnswers } from '../../../core/looks/questions'
import { useAnswer } from '../../../store/panels/panels-answers'
import { changeQuestion, useQuestions } from '../../../store/panels/panels-questions'
import { useOnStage } from '../../../store/stage/stage-store'
import { Hint } from '../../controls/Hint'
import { Select } from '../../controls/Select'
import type { Text } from '../../text/text'
import { useDeclared, useText, useTranslate } from '../../text/use-text'
import { Answering } from '../Answering'
import { Asking } from '../Asking'
import { latexNumber } from '../latex'
import { OnStage } from '../OnStage'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { extent } from '../picture/colour-scale'
import { Stamp } from '../Stamp'
import { stateMapTable } from './map-table'
import { StateMapPicture } from './StateMapPicture'

type Answer = PanelAnswers['stateMap']
const SYMBOLS: Record<MapQuantity, string> = {
  value: 'V(s)',
  q: '\\min_i Q_i(s, \\pi(s))',
  deviation: '\\sigma_Q(s, \\pi(s))',
  density: 'n(s)',
  penalty: 'u(s, \\pi(s))',
  optimal: 'V^*(s)',
  distanceToOptimal: 'V^*(s) - V(s)',
}

/** A quantity over two entries of the state. */
export function StateMapPanel() {
  const text = useText()
  const words = text.panels.stateMap
  const declared = useDeclared()
  const translate = useTranslate()
  const answered = useAnswer('stateMap')
  const onStage = useOnStage()
  const answer = answered?.answer
  const { quantity, x, y } = useQuestions((state) => state.stateMap)
  const quantities = Object.keys(words.quantities) as MapQuantity[]
  const axes = answer?.map.axes ?? []
  const axisOptions = axes.map(({ name }, i) => ({ value: String(i), label: declared.name(name) }))
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="state-map"
      formula={answer ? [formulaOf(answer)] : undefined}
      table={answer ? () => stateMapTable(text, declared, answer) : undefined}
    >
      <Asking label={text.panels.board.asking}>
        <Select
          label={words.quantity}
          compact
          value={quantity}
          options={quantities.map((value) => ({ value, label: words.quantities[value] }))}
          onChange={(value) => changeQuestion('stateMap', { quantity: value })}
        />
        {axes.length > 2 && (
          <>
            <Select
              label={words.across}
              compact
              value={String(x)}
              options={axisOptions}
              onChange={(value) => Number(value) !== y && changeQuestion('stateMap', { x: Number(value) })}
            />
            <Select
              label={words.up}
              compact
              value={String(y)}
              options={axisOptions}
              onChange={(value) => Number(value) !== x && changeQuestion('stateMap', { y: Number(value) })}
            />
          </>
        )}
        <Hint text={words.definitions[quantity]}>?</Hint>
      </Asking>
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          {answer.quantity !== quantity && <p className={parts.stamp}>{reasonOf(answer, words, translate)}</p>}
          {onStage('stateMap') ? <OnStage /> : <StateMapPicture answer={answer} indices={[x, y]} />}
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

function reasonOf(
  { optimal }: Answer,
  { fallback, computing }: Text['panels']['stateMap'],
  translate: ReturnType<typeof useTranslate>,
): string {
  if (optimal.kind === 'impossible') return translate(optimal.reason)
  return optimal.kind === 'computing' ? computing : fallback
}

function formulaOf({ quantity, values }: Answer): string {
  const { low, high } = extent(values)
  return `${latexNumber(low)} \\le ${SYMBOLS[quantity]} \\le ${latexNumber(high)}`
}
