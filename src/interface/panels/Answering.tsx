import { useFocusedRun } from '../../store/runs/experiments-store'
import { useText } from '../text/use-text'
import parts from './parts.module.css'

interface AnsweringProps {
  /** Undefined before the first answer; null: there will be none. */
  readonly answer: unknown
  readonly nothing: string
}

/** What stands where an answer has not come, or will not come. */
export function Answering({ answer, nothing }: AnsweringProps) {
  const text = useText()
  const recorded = useFocusedRun((state) => state.status === 'recorded')
  // It may have its answers from when a worker had it; none will come.
  const over = useFocusedRun(
    ({ status, hosted }) => !hosted && (status === 'ended' || status === 'failed' || status === 'finished'),
  )
  if (over && answer === undefined) return <p className={parts.note}>{text.panels.board.over}</p>
  if (recorded && !answer) return <p className={parts.note}>{text.scenario.recorded.notInPanel}</p>
  if (answer === undefined) return <p className={parts.note}>{text.panels.board.waiting}</p>
  return answer === null ? <p className={parts.note}>{nothing}</p> : null
}
