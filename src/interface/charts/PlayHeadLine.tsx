import { usePlayHead } from '../../store/timeline/play-head'
import styles from './CursorOverlay.module.css'
import type { PlotBox } from './plot-box'

interface PlayHeadLineProps {
  readonly box: PlotBox
  readonly totalSteps: number
  /** Pixels above and below the plot. */
  readonly top: number
  readonly bottom: number
}

/** The step that the stage shows, through every chart over time; what came after it is pale. */
export function PlayHeadLine({ box, totalSteps, top, bottom }: PlayHeadLineProps) {
  const step = usePlayHead((state) => state.step)
  if (step === null || totalSteps === 0) return null
  const left = box.left + (Math.min(step, totalSteps) / totalSteps) * box.width
  return (
    <>
      <div className={styles.ahead} style={{ left, width: box.left + box.width - left, top, bottom }} aria-hidden />
      <div className={styles.head} style={{ left, top, bottom }} aria-hidden />
    </>
  )
}
