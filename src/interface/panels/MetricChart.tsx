import { useMemo, useRef } from 'react'
import type { MetricDeclaration } from '../../core/algorithms/algorithm'
import { decimate } from '../../core/statistics/decimate'
import { useTermLinks } from '../../store/page/term-links-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import type { Series } from '../../store/runs/series'
import { useInView } from '../charts/in-view'
import { TimeChart } from '../charts/TimeChart'
import { usePacedAxis } from '../charts/time-axis'
import { useRange } from '../charts/use-range'
import { Hint } from '../controls/Hint'
import { MathSymbol } from '../controls/MathSymbol'
import { formatMeasured } from '../format/numbers'
import { useVisibleGroups } from '../runs/run-groups'
import { extentOf, plotLines, readOutOfLines, runLines } from '../runs/run-lines'
import { SymbolNotes } from '../symbols/SymbolNotes'
import { useText } from '../text/use-text'
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
  const text = useText()
  const marked = useTermLinks((state) => state.curves.includes(name))
  const series = useFocusedRun((state) => state.series)
  const figure = useRef<HTMLElement>(null)
  const seen = useInView(figure)
  const { axis, version } = usePacedAxis((run) => run.metricsVersion, seen)
  const groups = useVisibleGroups(version)

  const lines = useMemo(
    () => runLines(groups, (run) => thinned(run.series.metrics.get(name)), text.runs.lines, { eachSeed: true }),
    [groups, name, text],
  )
  const drawn = useMemo(() => plotLines(lines), [lines])
  const range = useRange(...extentOf(lines))
  const latest = series.metrics.get(name)?.values.at(-1)
  return (
    <figure ref={figure} className={styles.metric} data-metric={name} data-marked={marked || undefined}>
      <figcaption className={styles.caption}>
        <Hint
          text={
            <>
              {symbol && isLong(symbol) && <MathSymbol latex={symbol} />} {explanation}
              {symbol && <SymbolNotes latex={symbol} />}
            </>
          }
        >
          {label}
          {symbol && !isLong(symbol) && <MathSymbol latex={symbol} className={styles.symbol} />}
        </Hint>
        <span className={styles.latest}>{latest === undefined ? '–' : formatMeasured(latest)}</span>
      </figcaption>
      <TimeChart
        title={label}
        plot={{ axis, lines: drawn, range, compact: true }}
        height={HEIGHT}
        readOut={(step) =>
          readOutOfLines(lines.length === 1 ? [{ ...lines[0]!, label }] : lines.filter(({ faint }) => !faint), step)
        }
      />
    </figure>
  )
}

function thinned(series: Series | undefined) {
  if (!series) return undefined
  const { steps, values } = series
  const kept = Array.from(decimate(values, POINTS))
  return { steps: kept.map((i) => steps[i]!), values: kept.map((i) => values[i]!) }
}

/** A formula rather than a symbol: it stands in the explanation. */
function isLong(symbol: string): boolean {
  return symbol.length > 16
}
