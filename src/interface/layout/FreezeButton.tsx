import { messageOf } from '../../core/messages/user-error'
import { addNotice } from '../../store/page/notices-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { freezeHere, openFork } from '../../store/runs/fork'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'

/** Keeps the run as it is at this step, and asks which futures to begin from it. */
export function FreezeButton() {
  const { forks } = useText()
  const runId = useFocusedRun((state) => state.id)
  const status = useFocusedRun((state) => state.status)
  const begun = useFocusedRun((state) => (state.progress?.step ?? 0) > 0)
  if (!begun || (status !== 'training' && status !== 'paused')) return null
  const freeze = async () => {
    try {
      const step = await freezeHere(runId)
      if (step !== undefined) openFork(runId, step)
    } catch (error) {
      addNotice(messageOf(error))
    }
  }
  return (
    <Button look="plain" title={forks.freezeHint} onClick={() => void freeze()}>
      {forks.freeze}
    </Button>
  )
}
