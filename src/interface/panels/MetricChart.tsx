import { useEffect, useMemo, useState } from 'react'
import type { MetricDeclaration } from '../../core/algorithms/algorithm'
import { decimate } from '../../core/statistics/decimate'
import { useRun } from '../../store/run-store'
import { useSettings } from '../../store/settings-store'
import { drawSoon } from '../charts/drawing-queue'
import { TimeChart } from '../charts/TimeChart'
import { usePacedAxis } from '../charts/time-axis'
import { useGrownRange } from '../charts/use-grown-range'
import { Hint } from '../controls/Hint'
import { MathSymbol } from '../controls/MathSymbol'
import { formatMeasured } from '../format/numbers'
import { algorithmLook } from '../palette'
import styles from './MetricChart.module.css'

const HEIGHT = 120
const POINTS = 200

interface MetricChartProps {
  readonly name: string
  readonly declaration: MetricDeclaration
}

/** One metric over the steps, with its latest value. */
export function MetricChart({ name, declaration }: MetricChartProps) {
  const { label, symbol, explanation } = declaration
  const runId = useRun((state) => state.runId)
  const series = useRun((state) => state.series)
  const look = algorithmLook(useSettings((state) => state.algorithmId))
  const { axis, version } = usePacedAxis((state) => state.metricsVersion)
  const [shown, setShown] = useState(false)
  useEffect(() => drawSoon(() => setShown(true)), [])

  const metric = series.metrics.get(name)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series is the same object while it grows; the version tells.
  const rows = useMemo(() => {
    if (!metric) return []
    const { steps, values } = metric
    return Array.from(decimate(values, POINTS), (i) => ({ step: steps[i]!, value: values[i]! }))
  }, [metric, version])
  const values = rows.map((row) => row.value)
  const range = useGrownRange(
    runId,
    values.length > 0 ? Math.min(...values) : 0,
    values.length > 0 ? Math.max(...values) : 1,
  )
  return (
    <figure className={styles.metric}>
      <figcaption className={styles.caption}>
        <Hint
          text={
            <>
              {symbol && isLong(symbol) && <MathSymbol latex={symbol} />} {explanation}
            </>
          }
        >
          {label}
          {symbol && !isLong(symbol) && <MathSymbol latex={symbol} className={styles.symbol} />}
        </Hint>
        <span className={styles.latest}>{rows.length > 0 ? formatMeasured(rows.at(-1)!.value) : '–'}</span>
      </figcaption>
      {shown ? (
        <TimeChart
          title={label}
          plot={{ axis, rows, range, ...look, compact: true }}
          height={HEIGHT}
          readOut={(step) => {
            const index = metric?.nearest(step) ?? -1
            if (!metric || index < 0) return null
            return {
              step: metric.steps[index]!,
              lines: [{ label, value: formatMeasured(metric.values[index]!) }],
            }
          }}
          stops={metric?.steps ?? []}
        />
      ) : (
        <div style={{ height: HEIGHT }} />
      )}
    </figure>
  )
}

/** A formula rather than a symbol: it stands in the explanation. */
function isLong(symbol: string): boolean {
  return symbol.length > 16
}
