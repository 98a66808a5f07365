import { usePlotArea } from 'recharts'
import { spreadLabels } from '../../core/pictures/spread-labels'
import type { Range } from '../../core/pictures/ticks'
import { usePlayHead } from '../../store/timeline/play-head'
import { SHAPES } from './line-marks'
import { AXIS_TEXT } from './PlotGround'
import type { PlotLine, PlotSpan, ReferenceValue } from './plot'
import { pixelOfValue } from './plot-box'
import { raisedInPlot } from './superscript'
import type { TimeAxis } from './time-axis'
import { LINE, referenceBoxes, spanWords } from './words-on-plot'
import { wrappedName } from './wrapped-name'

/** Pixels from a line's end to its words. */
const BESIDE = 9
/** By which the middle of small letters lies above their baseline. */
const HALF_LETTER = 4.5
/** Half of a bracket's ends. */
const FOOT = 4

/** In front of everything: each line's name at its end, and what is measured on the curves. */
export function PlotMarks({
  axis: { totalSteps },
  range,
  lines,
  spans,
  references,
}: {
  readonly axis: TimeAxis
  readonly range: Range
  readonly lines: readonly PlotLine[]
  readonly spans: readonly PlotSpan[]
  readonly references: readonly ReferenceValue[]
}) {
  const area = usePlotArea()
  const head = usePlayHead((state) => state.step)
  if (!area || totalSteps === 0) return null
  // Where time was turned back nothing is measured yet that happens later.
  const happened = head === null ? spans : spans.filter(({ step }) => step <= head)
  const x = (step: number) => area.x + (step / totalSteps) * area.width
  const y = (value: number) =>
    Math.min(area.y + area.height, Math.max(area.y, pixelOfValue({ y: area.y, height: area.height }, range, value)))
  const named = lines.flatMap((line) => {
    const last = line.points.at(-1)
    return line.label && last
      ? [{ ...line, words: wrappedName(line.label), at: { x: x(last.step), y: y(last.value) } }]
      : []
  })
  const places = spreadLabels(
    named.map(({ at }) => at.y),
    named.map(({ words }) => LINE * words.length),
    area.y,
    area.y + area.height + HALF_LETTER,
  )
  const [left, right, top, bottom] = [area.x, area.x + area.width, area.y, area.y + area.height]
  const scales = { x, y, left, right, top, bottom }
  const told = spanWords(happened, scales, referenceBoxes(references, scales), lines)
  return (
    <g>
      {happened.map(({ step, from, to, label, colour }, i) => (
        <g key={`${label} ${step}`} stroke={colour} strokeWidth={1.25}>
          <line x1={x(step)} x2={x(step)} y1={y(from)} y2={y(to)} />
          <line x1={x(step) - FOOT} x2={x(step) + FOOT} y1={y(from)} y2={y(from)} />
          <line x1={x(step) - FOOT} x2={x(step) + FOOT} y1={y(to)} y2={y(to)} />
          <text
            {...AXIS_TEXT}
            fill={colour}
            stroke="var(--ground)"
            strokeWidth={3}
            paintOrder="stroke"
            textAnchor={told[i]!.anchor}
            x={told[i]!.x}
            y={told[i]!.box.top + LINE / 2 + HALF_LETTER}
          >
            {label}
          </text>
        </g>
      ))}
      {named.map(({ name, words, colour, mark, at }, i) => (
        <g key={name}>
          {mark && <path d={SHAPES[mark]} transform={`translate(${at.x} ${at.y})`} fill={colour} />}
          {words.map((part, line) => (
            <text
              {...AXIS_TEXT}
              key={part}
              fill={colour}
              stroke="var(--ground)"
              strokeWidth={3}
              paintOrder="stroke"
              x={at.x + BESIDE}
              y={places[i]! + HALF_LETTER + (line - (words.length - 1) / 2) * (LINE - 1)}
            >
              {raisedInPlot(part)}
            </text>
          ))}
        </g>
      ))}
    </g>
  )
}
