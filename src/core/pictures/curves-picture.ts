import type { Layer, Picture, PictureAxis } from './picture'

/** A curve over the steps of runs. */
export interface CurveLine {
  /** What the legend calls it; without one it is one of many of a kind. */
  readonly label?: string | undefined
  readonly colour: string
  readonly dash?: string | undefined
  readonly width?: number | undefined
  /** Stays behind the others. */
  readonly faint?: boolean
  /** Steps rise. `band`: from and to, of an interval around the value. */
  readonly points: readonly {
    readonly step: number
    readonly value: number
    readonly band?: readonly [number, number] | undefined
  }[]
}

/** Curves over steps, with everything that is said about them; colours are names of the palette. */
export interface Curves {
  readonly x: PictureAxis
  readonly y: PictureAxis
  /** Where offline training ends; null where the runs have no such step in common. */
  readonly border: number | null
  readonly phases: { readonly offline: string; readonly online: string }
  readonly lines: readonly CurveLine[]
  /** Level lines to compare with. */
  readonly references?:
    | readonly {
        readonly value: number
        readonly label: string
        readonly colour: string
        readonly side?: 'start' | 'end'
        readonly below?: boolean | undefined
      }[]
    | undefined
  /** Steps at which something happened. */
  readonly marks?: readonly { readonly step: number; readonly label?: string; readonly colour?: string }[]
  /** Measured on the curves: a dip. */
  readonly spans?:
    | readonly {
        readonly step: number
        readonly from: number
        readonly to: number
        readonly label: string
        readonly colour: string
      }[]
    | undefined
}

/** How such curves look in every file: of a panel of the page, and of a report of the lab. */
export function curvesPicture({
  x,
  y,
  border,
  phases,
  lines,
  references = [],
  marks = [],
  spans = [],
}: Curves): Picture {
  const legend = lines.flatMap(({ label, colour, width, dash }) => (label ? [{ label, colour, width, dash }] : []))
  return {
    x,
    y,
    ...(border !== null &&
      border > x.low && {
        tinted: { until: border, colour: 'var(--offline)', names: [phases.offline, phases.online] as const },
      }),
    legend,
    layers: [
      ...(y.low < 0 && y.high > 0 ? [rule('x', 0, 'var(--outline)')] : []),
      ...references.map(
        ({ value, ...reference }): Layer => ({
          ...rule('x', value, reference.colour),
          ...reference,
          dash: '5 4',
        }),
      ),
      ...marks.map(
        ({ step, label, colour = 'var(--quiet)' }): Layer => ({
          ...rule('y', step, colour),
          dash: '1 3',
          label,
        }),
      ),
      ...(border !== null && border > x.low && border < x.high ? [rule('y', border, 'var(--ink)')] : []),
      ...lines.flatMap(bandOf),
      ...lines.toSorted((a, b) => Number(b.faint ?? false) - Number(a.faint ?? false)).map(lineOf),
      ...spans.map(({ step, ...span }): Layer => ({ kind: 'bracket', x: step, ...span })),
    ],
  }
}

function rule(along: 'x' | 'y', at: number, colour: string): Extract<Layer, { kind: 'rule' }> {
  return { kind: 'rule', along, at, colour, width: 1 }
}

function lineOf({ colour, dash, width = 2, faint = false, points }: CurveLine): Layer {
  const [x, y] = [points.map(({ step }) => step), points.map(({ value }) => value)]
  if (points.length === 1) return { kind: 'points', x, y, colour, radius: 3 }
  return { kind: 'line', x, y, colour, dash, width, opacity: faint ? 0.45 : 1 }
}

/** Where there is one. */
function bandOf({ colour, points }: CurveLine): Layer[] {
  const known = points.flatMap(({ step, band }) =>
    band?.every((value) => !Number.isNaN(value)) ? [{ step, band }] : [],
  )
  if (known.length === 0) return []
  const [low, high] = [known.map(({ band }) => band[0]), known.map(({ band }) => band[1])]
  return [{ kind: 'band', x: known.map(({ step }) => step), low, high, colour }]
}
