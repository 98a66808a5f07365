import { useDataset } from '../../store/datasets/dataset-store'
import { useFrozenSteps } from '../../store/runs/frozen'
import type { Run } from '../../store/runs/run'
import { keptSwitch, sourcesOf, startSourceFutures } from '../../store/runs/source-futures'
import { Button } from '../controls/Button'
import { Hint } from '../controls/Hint'
import parts from '../panels/parts.module.css'
import { useText } from '../text/use-text'

interface SourceAdviceProps {
  readonly run: Run
  /** When its futures have begun. */
  readonly onStart?: () => void
}

/** At the switch: whether policy or data are the better source, what that advises, and the futures that check it. */
export function SourceAdvice({ run, onStart }: SourceAdviceProps) {
  const words = useText().sources
  const loaded = useDataset((state) => state.current)
  // The state at the switch comes after the report of the step.
  useFrozenSteps(run.id)
  const found = sourcesOf(run, loaded)
  if (!found) return null
  const border = keptSwitch(run)
  const check = () => {
    onStart?.()
    if (border !== undefined) void startSourceFutures(run.id, border, words.names)
  }
  return (
    <section className={parts.advice} aria-label={words.title} data-better={found.better}>
      <p className={parts.sentence}>
        <strong>{words.title}</strong> {words.verdict(found)} {words.advice[found.better]}
      </p>
      <p className={parts.note}>
        {words.howSure(found)} <Hint text={words.principleExplained}>{words.principle}</Hint>
      </p>
      {border !== undefined && (
        <div className={parts.controls}>
          <Button onClick={check}>{words.check}</Button>
          <span>{words.checkExplained}</span>
        </div>
      )}
    </section>
  )
}
