import { decimate } from '../../core/statistics/decimate'
import type { Curve } from '../../core/statistics/seed-curves'
import type { Look } from '../palette'

const WIDTH = 88
const HEIGHT = 24
const POINTS = 60

interface SparklineProps {
  readonly label: string
  readonly curve: Curve
  readonly look: Look
  readonly onlineStartStep: number
  readonly totalSteps: number
}

/** A run's returns in a word's space, with the border. */
export function Sparkline({ label, curve: { steps, values }, look, onlineStartStep, totalSteps }: SparklineProps) {
  const kept = [...decimate(values, POINTS)]
  const shown = kept.map((i) => values[i]!).filter(Number.isFinite)
  const [low, high] = [Math.min(...shown), Math.max(...shown)]
  const x = (step: number) => 1 + ((WIDTH - 2) * step) / Math.max(1, totalSteps)
  const y = (value: number) => HEIGHT - 2 - ((HEIGHT - 4) * (value - low)) / Math.max(1e-12, high - low)
  const points = kept.map((i) => `${x(steps[i]!).toFixed(1)},${y(values[i]!).toFixed(1)}`)
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {onlineStartStep > 0 && onlineStartStep < totalSteps && (
        <line x1={x(onlineStartStep)} x2={x(onlineStartStep)} y1="0" y2={HEIGHT} stroke="var(--outline)" />
      )}
      <polyline points={points.join(' ')} fill="none" stroke={look.colour} strokeWidth="1.5" />
    </svg>
  )
}
