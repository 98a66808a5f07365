import { type ReactNode, useMemo } from 'react'
import { decimate } from '../../core/statistics/decimate'
import type { Run } from '../../store/runs/run'
import type { Series } from '../../store/runs/series'
import type { ReadOut } from '../charts/CursorOverlay'
import type { PlotLine } from '../charts/plot'
import { raised } from '../charts/superscript'
import { TimeChart } from '../charts/TimeChart'
import { useRange } from '../charts/use-range'
import { formatMeasured } from '../format/numbers'
import { markOf } from '../palette'
import { Panel } from '../panels/Panel'
import { IN_PICTURE } from '../panels/panel-pictures'
import { useText } from '../text/use-text'
import styles from './Stage.module.css'
import { useCallouts } from './use-callouts'
import { type Compared, useCompared, useLinesVersion, useOneOfSeeds } from './use-shown'

const POINTS = 240

/** One number over a run's steps. */
export interface Quantity {
  /** As scenarios and tables name it. */
  readonly name: string
  readonly label: string
  readonly dash?: string | undefined
  /** The same for all runs, such as what the data earned: drawn once, in the colour of data. */
  readonly shared?: boolean
  readonly seriesOf: (run: Run) => Series | undefined
}

interface StageLinesProps {
  readonly title: string
  readonly explanation: ReactNode
  readonly name: string
  readonly yLabel: string
  /** At most three, so that each has a line style of its own; the first one carries the methods' names. */
  readonly quantities: readonly Quantity[]
  /** Values that the axis holds in any case. */
  readonly hold?: readonly number[]
  /** Stands there before anything is drawn, where the picture knows better why. */
  readonly nothing?: string
}

interface Drawn {
  readonly quantity: Quantity
  readonly compared: Compared
  readonly series: Series
}

/** A few quantities of all compared runs over time: the method is told by colour and mark, the quantity by the line. */
export function StageLines({ title, explanation, name, yLabel, quantities, hold = [], nothing }: StageLinesProps) {
  const text = useText()
  const compared = useCompared()
  const live = compared.some(({ lead }) => lead.hosted)
  const oneSeed = useOneOfSeeds(compared)
  const { axis, version } = useLinesVersion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series are the same objects while they grow; the version tells.
  const drawn = useMemo(() => drawnOf(quantities, compared), [quantities, compared, version])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const lines = useMemo(() => drawn.map((one) => lineOf(one)), [drawn, version])
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value))
  const range = useRange(Math.min(...values), Math.max(...values), hold)
  const callouts = useCallouts(
    (of, id) => drawn.find(({ quantity, compared: { lead } }) => quantity.name === of && lead.id === id)?.series,
    version,
  )
  return (
    <Panel
      title={title}
      explanation={explanation}
      name={name}
      aside={lines.length > 0 ? oneSeed : undefined}
      table={lines.length > 0 ? () => tableOf(text.axis.step, drawn) : undefined}
    >
      <div className={styles.fill}>
        <ul className={styles.key} {...IN_PICTURE}>
          {quantities.map(({ label, dash, shared }) => (
            <li key={label}>
              <Line dash={dash} colour={shared ? 'var(--data)' : 'var(--ink)'} />
              <span>{raised(label)}</span>
            </li>
          ))}
        </ul>
        <div className={styles.chart}>
          <TimeChart
            title={title}
            plot={{ axis, lines, range, yLabel, labelled: true }}
            height="fill"
            callouts={callouts}
            readOut={(step) => readOutOf(drawn, step)}
          />
          {lines.length === 0 && (
            <p className={styles.waiting}>{nothing ?? (live ? text.stage.later : text.stage.comes)}</p>
          )}
        </div>
      </div>
    </Panel>
  )
}

function Line({ dash, colour }: { readonly dash?: string | undefined; readonly colour: string }) {
  return (
    <svg width="24" height="8" aria-hidden>
      <line x1="0" x2="24" y1="4" y2="4" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  )
}

function drawnOf(quantities: readonly Quantity[], compared: readonly Compared[]): Drawn[] {
  return quantities.flatMap((quantity) => {
    const all = compared.flatMap((one): Drawn[] => {
      const series = quantity.seriesOf(one.lead)
      return series && series.length > 0 ? [{ quantity, compared: one, series }] : []
    })
    return quantity.shared ? all.slice(0, 1) : all
  })
}

function lineOf({ quantity, compared: { short, look, lead }, series }: Drawn): PlotLine {
  const { steps, values } = series
  const carriesName = quantity.shared || quantity.dash === undefined
  return {
    name: `${quantity.name} ${quantity.shared ? '' : lead.id}`,
    colour: quantity.shared ? 'var(--data)' : look.colour,
    dash: quantity.dash,
    width: quantity.dash === undefined ? 2.25 : 1.75,
    points: Array.from(decimate(values, POINTS), (i) => ({ step: steps[i]!, value: values[i]! })),
    ...(carriesName && { label: quantity.shared ? quantity.label : short }),
    ...(carriesName && !quantity.shared && { mark: markOf(look) }),
  }
}

/** More would cover the chart. */
const MOST_READ = 9

function readOutOf(drawn: readonly Drawn[], step: number): ReadOut | null {
  const read = drawn.slice(0, MOST_READ).map(({ quantity, compared: { short }, series }) => {
    const index = series.nearest(step)
    const label = quantity.shared ? quantity.label : `${short}, ${quantity.label}`
    return { step: series.steps[index]!, label, value: formatMeasured(series.values[index]!) }
  })
  return read[0] ? { step: read[0].step, lines: read } : null
}

function tableOf(stepLabel: string, drawn: readonly Drawn[]) {
  const rows = new Map<number, (number | string)[]>()
  drawn.forEach(({ series }, column) => {
    series.steps.forEach((step, i) => {
      const row = rows.get(step) ?? [step, ...drawn.map(() => '')]
      row[column + 1] = series.values[i]!
      rows.set(step, row)
    })
  })
  return {
    columns: [
      stepLabel,
      ...drawn.map(({ quantity, compared: { label } }) =>
        quantity.shared ? quantity.label : `${quantity.label}, ${label}`,
      ),
    ],
    rows: [...rows.values()].sort((a, b) => Number(a[0]) - Number(b[0])),
  }
}
