import { useFocusedRun } from '../../store/runs/experiments-store'
import { useBackend } from '../../store/workers/backend-store'
import { Hint } from '../controls/Hint'
import { useText, useTranslate } from '../text/use-text'
import styles from './BackendLine.module.css'

/** Which backend computes and how; why, and why not another, is one hover away. */
export function BackendLine() {
  const text = useText()
  const translate = useTranslate()
  const { choice, failure } = useBackend()
  const execution = useFocusedRun((state) => state.execution)
  const { names } = text.backend
  if (failure) return <span className={styles.failure}>{text.backend.none}</span>
  if (!choice) return <span>{text.backend.starting}</span>
  const mode = execution && text.backend[execution.mode]
  const threads = execution?.threads ?? 1
  return (
    <span className={styles.backend} data-backend={choice.backend} data-threads={threads}>
      <Hint
        align="end"
        text={
          <>
            <span>{text.backend.why(names[choice.backend], translate(choice.reason))}</span>
            {execution?.reason && (
              <span className={styles.line}>{text.backend.eagerBecause(translate(execution.reason))}</span>
            )}
            <span className={styles.line}>{translate(choice.threads.because)}</span>
            {choice.rejected.map(({ backend, reason }) => (
              <span className={styles.line} key={backend}>
                {text.backend.rejected(names[backend], translate(reason))}
              </span>
            ))}
          </>
        }
      >
        {mode ? text.backend.running(names[choice.backend], mode, threads) : names[choice.backend]}
      </Hint>
    </span>
  )
}
