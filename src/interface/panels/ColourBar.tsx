import { formatMeasured } from '../format/numbers'
import styles from './ColourBar.module.css'
import type { ColourScale } from './picture/colour-scale'

const STEPS = 12

/** What the colours of a map mean. */
export function ColourBar({ label, scale }: { readonly label: string; readonly scale: ColourScale }) {
  const { low, high, colour } = scale
  const stops = Array.from({ length: STEPS + 1 }, (_, i) => colour(low + ((high - low) * i) / STEPS))
  return (
    <p className={styles.bar}>
      {label}
      <span>{formatMeasured(low)}</span>
      <span
        className={styles.ramp}
        style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
        aria-hidden
      />
      <span>{formatMeasured(high)}</span>
    </p>
  )
}
