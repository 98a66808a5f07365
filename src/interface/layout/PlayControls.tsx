import { useFocusedRun } from '../../store/runs/experiments-store'
import { openFork } from '../../store/runs/fork'
import { keepByHand } from '../../store/runs/frozen'
import { keptNear, useKeptStates } from '../../store/timeline/kept-states'
import { prepareToLookBack } from '../../store/timeline/looking-back'
import { backToLive, playTime, SPEEDS, setTimeSpeed, stepPlayHead, usePlayHead } from '../../store/timeline/play-head'
import { Button } from '../controls/Button'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import styles from './Timeline.module.css'

/** Time played, step by step or at a speed. */
export function PlayControls() {
  const { playHead: words } = useText().stage
  const begun = useFocusedRun(({ progress }) => (progress?.step ?? 0) > 0)
  const { playing, speed } = usePlayHead()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever comes near gets nothing to press, only less to wait.
    <div className={styles.controls} onPointerEnter={prepareToLookBack} onFocus={prepareToLookBack}>
      <Button look="plain" data-key="," disabled={!begun} aria-label={words.previous} onClick={() => stepPlayHead(-1)}>
        ◂
      </Button>
      <Button
        look="plain"
        data-key="k"
        disabled={!begun}
        aria-label={playing ? words.halt : words.play}
        onClick={() => playTime(!playing)}
      >
        {playing ? '❚❚' : '▶'}
      </Button>
      <Button look="plain" data-key="." disabled={!begun} aria-label={words.next} onClick={() => stepPlayHead(1)}>
        ▸
      </Button>
      <Select
        label={words.speed}
        compact
        value={String(speed)}
        options={SPEEDS.map((factor) => ({ value: String(factor), label: words.speedOf(factor) }))}
        onChange={(value) => setTimeSpeed(Number(value))}
      />
    </div>
  )
}

/** Out of the past: on to the newest step, or into another future. */
export function PastActions() {
  const { playHead: words } = useText().stage
  const runId = useFocusedRun((state) => state.id)
  const recorded = useFocusedRun((state) => state.status === 'recorded')
  useKeptStates(runId)
  const step = usePlayHead((state) => state.step)
  const away = step !== null
  const fork = () => {
    const frozen = step === null ? undefined : keptNear(runId, step)
    if (!frozen) return
    keepByHand(runId, frozen)
    openFork(runId, frozen.step)
  }
  return (
    <div className={styles.past}>
      <Button
        look="plain"
        disabled={!away || keptNear(runId, step) === undefined}
        title={away ? words.forkAt(step) : undefined}
        onClick={fork}
      >
        {words.fork}
      </Button>
      <Button look="plain" disabled={!away} onClick={backToLive}>
        {recorded ? words.toEnd : words.back} ●
      </Button>
    </div>
  )
}
