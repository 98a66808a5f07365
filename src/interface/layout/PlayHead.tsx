import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useKeptStates } from '../../store/timeline/kept-states'
import { prepareToLookBack } from '../../store/timeline/looking-back'
import { backToLive, movePlayHead, playTime, stepPlayHead, usePlayHead } from '../../store/timeline/play-head'
import { useText } from '../text/use-text'
import styles from './Timeline.module.css'

/** On the track: the step that the stage shows, moved by pointer and keys. */
export function PlayHead() {
  const { playHead: words } = useText().stage
  const track = useRef<HTMLDivElement>(null)
  const before = useRef<number | null>(null)
  const id = useFocusedRun((state) => state.id)
  const newest = useFocusedRun(({ progress }) => progress?.step ?? 0)
  const total = useFocusedRun(({ progress }) => progress?.totalSteps ?? 0)
  const { steps } = useKeptStates(id)
  const step = usePlayHead((state) => state.step)
  if (total === 0 || newest === 0) return null
  const shown = step ?? newest
  const stepAt = ({ clientX }: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect()
    return ((clientX - left) / width) * total
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    before.current = step
    playTime(false)
    movePlayHead(stepAt(event))
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) movePlayHead(stepAt(event))
  }
  // The finger scrolled the page instead.
  const takeBack = () => (before.current === null ? backToLive() : movePlayHead(before.current))
  const walk = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => stepPlayHead(-1),
      ArrowRight: () => stepPlayHead(1),
      Home: () => movePlayHead(0),
      End: backToLive,
      Escape: backToLive,
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div
      ref={track}
      className={styles.scrub}
      role="slider"
      tabIndex={0}
      aria-label={words.label}
      aria-valuemin={0}
      aria-valuemax={newest}
      aria-valuenow={shown}
      aria-valuetext={step === null ? words.live : words.at(step)}
      data-play-head={step ?? 'live'}
      onPointerEnter={prepareToLookBack}
      onFocus={prepareToLookBack}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerCancel={takeBack}
      onKeyDown={walk}
    >
      {steps.map((at) => (
        <span key={at} className={styles.tick} style={{ left: `${(100 * at) / total}%` }} aria-hidden />
      ))}
      <span
        className={`${styles.knob} ${step === null ? styles.atLive : ''}`}
        style={{ left: `${(100 * shown) / total}%` }}
        aria-hidden
      />
    </div>
  )
}
