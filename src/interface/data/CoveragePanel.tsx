import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Coverage } from '../../core/data/inspection'
import type { Operation } from '../../core/data/surgery/operation'
import type { PaintedRegion } from '../../core/data/surgery/paint-hole'
import { coverageOf } from '../../store/datasets/workshop-actions'
import { useShownTheme } from '../../store/page/theme-store'
import { blankSheet } from '../charts/blank-sheet'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import { readPalette } from '../world/palette'
import type { AxisChoice } from './axis-choices'
import styles from './figures.module.css'
import { drawScatter, scatterView } from './scatter'

/** Radius of the brush in shares of the picture. */
const BRUSH = 0.06
const NOTHING_PAINTED: readonly PaintedRegion[] = []

interface CoveragePanelProps {
  readonly datasetId: number
  readonly axes: readonly AxisChoice[]
  readonly operation: Operation
  /** A stroke of the brush, where a hole is being painted. */
  readonly onPaint: (operation: Operation) => void
}

/** Which states the data cover: a scatter over any two axes, on which a hole can be painted. */
export function CoveragePanel({ datasetId, axes, operation, onPaint }: CoveragePanelProps) {
  const words = useText().dataWork.inspector
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme((state) => state.theme)
  const [chosen, setChosen] = useState<readonly [string, string]>([axes[0]!.id, (axes[1] ?? axes[0]!).id])
  const [coverage, setCoverage] = useState<Coverage | null>(null)
  const [x, y] = chosen.map((id) => axes.find((choice) => choice.id === id) ?? axes[0]!) as [AxisChoice, AxisChoice]
  useEffect(() => {
    let wanted = true
    void coverageOf(datasetId, x.axis, y.axis).then((points) => wanted && setCoverage(points))
    return () => {
      wanted = false
    }
  }, [datasetId, x.axis, y.axis])

  const paintable = operation.kind === 'hole' && x.axis.of === 'observations' && y.axis.of === 'observations'
  const here = paintable && operation.axes[0] === x.axis.index && operation.axes[1] === y.axis.index
  const regions = here ? operation.regions : NOTHING_PAINTED
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    const sheet = blankSheet(canvas.current!)
    if (!sheet || !coverage) return
    drawScatter(sheet, coverage, scatterView(coverage, sheet.size), regions, readPalette(canvas.current!))
  }, [coverage, regions, theme])

  const choose = (place: 0 | 1, id: string) => {
    const next = chosen.with(place, id) as unknown as readonly [string, string]
    setChosen(next)
    const [across, up] = next.map((each) => axes.find((choice) => choice.id === each)!.axis)
    if (operation.kind !== 'hole' || across?.of !== 'observations' || up?.of !== 'observations') return
    onPaint({ kind: 'hole', axes: [across.index, up.index], regions: [] })
  }
  const paint = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>) => {
    if (!paintable || !coverage) return
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const view = scatterView(coverage, { width, height })
    const centre = [view.valueX(clientX - left), view.valueY(clientY - top)] as const
    const radii = [BRUSH * (view.x.high - view.x.low), BRUSH * (view.y.high - view.y.low)] as const
    const last = regions.at(-1)
    const near =
      last?.shape === 'ellipse' &&
      Math.hypot((last.centre[0] - centre[0]) / radii[0], (last.centre[1] - centre[1]) / radii[1]) < 0.4
    if (near) return
    const stroke = { shape: 'ellipse' as const, centre, radii }
    onPaint({ kind: 'hole', axes: [x.axis.index, y.axis.index], regions: [...regions, stroke] })
  }
  const options = axes.map(({ id, label }) => ({ value: id, label }))
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h3>{words.coverage}</h3>
      </figcaption>
      <canvas
        ref={canvas}
        className={styles.scatter}
        style={{ cursor: paintable ? 'crosshair' : 'default', touchAction: paintable ? 'none' : 'auto' }}
        role="img"
        aria-label={words.coverageOf(x.label, y.label, coverage?.x.length ?? 0)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          paint(event)
        }}
        onPointerMove={(event) => event.buttons > 0 && paint(event)}
      />
      <div className={styles.axes}>
        <span>
          {words.horizontal}{' '}
          <Select label={words.horizontal} compact value={x.id} options={options} onChange={(id) => choose(0, id)} />
        </span>
        <span>
          {words.vertical}{' '}
          <Select label={words.vertical} compact value={y.id} options={options} onChange={(id) => choose(1, id)} />
        </span>
      </div>
    </figure>
  )
}
