import { changeWorldSpeed, playWorld } from '../../store/world/world-actions'
import { useWorld } from '../../store/world/world-store'
import { Button } from '../controls/Button'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import styles from './WorldCard.module.css'

const SPEEDS = [0.25, 0.5, 1, 2, 4]

export function PlayButton() {
  const text = useText()
  const playing = useWorld((state) => state.playing)
  return (
    <Button look="plain" onClick={() => playWorld(!playing)}>
      {playing ? text.world.pause : text.world.play}
    </Button>
  )
}

/** How fast the view goes, as a multiple of its normal pace. */
export function SpeedChoice() {
  const text = useText()
  const speed = useWorld((state) => state.speed)
  return (
    <span className={styles.speed}>
      <Select
        label={text.world.speed}
        compact
        value={String(speed)}
        options={SPEEDS.map((factor) => ({ value: String(factor), label: text.world.speedOf(factor) }))}
        onChange={(value) => changeWorldSpeed(Number(value))}
      />
    </span>
  )
}
