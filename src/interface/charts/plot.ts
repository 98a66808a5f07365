import type { Range } from '../../core/pictures/ticks'
import type { LineMark } from './line-marks'
import type { TimeAxis } from './time-axis'

/** How a line looks; `name` tells it from the others of its chart. */
export interface LineLook {
  readonly name: string
  readonly colour: string
  readonly dash?: string | undefined
  readonly width?: number | undefined
  /** One of many of a kind. */
  readonly faint?: boolean
}

export interface PlotPoint {
  readonly step: number
  readonly value: number
  /** From and to, of a band around the line. */
  readonly band?: readonly [number, number] | undefined
}

/** A line with points of its own: those of others are at other steps. */
export interface PlotLine extends LineLook {
  /** Steps rise. */
  readonly points: readonly PlotPoint[]
  /** Stands at its end, in its colour, with a mark of its own. */
  readonly label?: string | undefined
  readonly mark?: LineMark | undefined
}

/** Something measured on the curves: from one value to another at a step. */
export interface PlotSpan {
  readonly step: number
  readonly from: number
  readonly to: number
  readonly label: string
  readonly colour: string
}

/** A numbered place that a text is about. */
export interface Callout {
  readonly number: number
  readonly step: number
  readonly value: number
  /** What is to be seen there. */
  readonly says: string
}

/** A horizontal line to compare with, labelled where it stands. */
export interface ReferenceValue {
  readonly value: number
  readonly label: string
  readonly colour: string
  readonly side: 'start' | 'end'
  /** The words stand below the line rather than above it. */
  readonly below?: boolean | undefined
}

/** What is drawn. */
export interface PlotProps {
  readonly axis: TimeAxis
  readonly lines: readonly PlotLine[]
  readonly range: Range
  readonly yLabel?: string | undefined
  readonly references?: readonly ReferenceValue[] | undefined
  /** Draws no words besides the axes. */
  readonly compact?: boolean
  /** Leaves room for the names of the lines at their ends. */
  readonly labelled?: boolean
  readonly spans?: readonly PlotSpan[] | undefined
}

export function namesOf(lines: readonly Pick<PlotLine, 'label'>[]): string[] {
  return lines.flatMap(({ label }) => label ?? [])
}
