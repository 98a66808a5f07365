import type { PanelAnswers } from '../../../core/looks/questions'
import { useAnswer } from '../../../store/panels/panels-answers'
import { changeQuestion, useQuestions } from '../../../store/panels/panels-questions'
import { useOnStage } from '../../../store/stage/stage-store'
import { Select } from '../../controls/Select'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { Asking } from '../Asking'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { AdaptationFacts } from './AdaptationFacts'
import { AdaptationPicture } from './AdaptationPicture'
import { BeliefPicture } from './BeliefPicture'
import { ContextControls } from './ContextControls'
import { ContextKinds } from './ContextKinds'
import { taskPosteriorTable } from './posterior-table'

type Answer = PanelAnswers['taskPosterior']

/** PEARL: what it believes of an unseen task, and what it does on that belief. */
export function TaskPosteriorPanel() {
  const text = useText()
  const words = text.panels.taskPosterior
  const answered = useAnswer('taskPosterior')
  const onStage = useOnStage()
  const answer = answered?.answer
  const { task } = useQuestions((state) => state.taskPosterior)
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="task-posterior"
      formula={answer ? [formulaOf(answer)] : undefined}
      table={answer ? () => taskPosteriorTable(text, answer) : undefined}
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <Asking label={text.panels.board.asking}>
            <Select
              label={words.task}
              compact
              value={String(Math.min(task, answer.tasks - 1))}
              options={Array.from({ length: answer.tasks }, (_, i) => ({
                value: String(i),
                label: words.taskOf(i + 1, (answer.hidden[i] ?? []).map(formatMeasured).join(', ')),
              }))}
              onChange={(value) => changeQuestion('taskPosterior', { task: Number(value), context: null })}
            />
          </Asking>
          <div className={parts.side}>
            {!onStage('belief') && <BeliefPicture answer={answer} />}
            {!onStage('episodes') && <AdaptationPicture answer={answer} />}
          </div>
          <ContextControls available={answer.rewards.length} />
          <AdaptationFacts answer={answer} />
          <ContextKinds answer={answer} />
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

function formulaOf({ chosen, latentSize }: Answer): string {
  const entries = Array.from({ length: Math.min(latentSize, 3) }, (_, i) => i)
  const list = (value: (i: number) => number) => entries.map((i) => latexNumber(value(i))).join(',\\,')
  const more = latentSize > 3 ? ',\\ldots' : ''
  return `q(z|c) \\propto \\prod_n \\mathcal N(z; \\mu_n, \\sigma_n^2): \\quad \\mu = (${list((i) => chosen.mean[i]!)}${more}), \\; \\sigma = (${list((i) => Math.sqrt(chosen.variance[i]!))}${more})`
}
