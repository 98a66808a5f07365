import { saidOf } from '../../core/said/said-error'
import { addNotice } from '../../store/page/notices-store'
import { freezeHere, openFork } from '../../store/runs/fork'
import { useRun } from '../../store/runs/run-store'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'

/** Keeps the run as it is at this step, and asks which futures to begin from it. */
export function FreezeButton() {
  const { forks } = useText()
  const runId = useRun((state) => state.runId)
  const status = useRun((state) => state.status)
  const begun = useRun((state) => (state.progress?.step ?? 0) > 0)
  if (!begun || (status !== 'training' && status !== 'paused')) return null
  const freeze = async () => {
    try {
      const step = await freezeHere(runId)
      if (step !== undefined) openFork(runId, step)
    } catch (error) {
      addNotice(saidOf(error))
    }
  }
  return (
    <Button look="plain" title={forks.freezeHint} onClick={() => void freeze()}>
      {forks.freeze}
    </Button>
  )
}
