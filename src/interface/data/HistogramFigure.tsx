import type { ReactNode } from 'react'
import type { Histogram } from '../../core/statistics/histogram'
import { formatCount, formatMeasured } from '../format/numbers'
import { useText } from '../text/use-text'
import styles from './figures.module.css'

interface HistogramFigureProps {
  readonly title: string
  readonly histogram: Histogram
  /** Beside the title. */
  readonly children?: ReactNode
}

/** Counts in bins, labelled at both ends and at the tallest bar; the same in words for those who do not see it. */
export function HistogramFigure({ title, histogram: { low, high, counts }, children }: HistogramFigureProps) {
  const words = useText().dataWork.inspector
  const tallest = Math.max(...counts)
  const at = counts.indexOf(tallest)
  const edge = (bin: number) => low + (bin * (high - low)) / counts.length
  const spoken = words.histogramSpoken(title, low, high, tallest, edge(at), edge(at + 1))
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h3>{title}</h3>
        {children}
      </figcaption>
      <div className={styles.tallest}>{formatCount(tallest)}</div>
      <svg
        className={styles.histogram}
        viewBox={`0 0 ${counts.length} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={spoken}
      >
        {counts.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
          <rect key={i} x={i + 0.08} width={0.84} y={1 - count / tallest} height={count / tallest} />
        ))}
      </svg>
      <div className={styles.ends}>
        <span>{formatMeasured(low)}</span>
        <span>{formatMeasured(high)}</span>
      </div>
    </figure>
  )
}
