import { type CurveLine, curvesPicture } from '../../core/pictures/curves-picture'
import { drawPicture } from '../../core/pictures/draw-picture'
import { pictureFile, shorten, TITLE_HEIGHT } from '../../core/pictures/picture-file'
import { svgPen } from '../../core/pictures/svg-pen'
import { type Range, roundRange } from '../../core/pictures/ticks'
import { RandomStream } from '../../core/random/random-stream'
import { type AggregatedCurve, aggregateCurves, type Curve } from '../../core/statistics/seed-curves'
import { type Group, SEED } from './groups'
import { FONT, GROUP_LOOKS, PALETTE } from './palette'
import type { Evaluation, Run } from './read-results'

const MOST_PER_FIGURE = GROUP_LOOKS.length
const LONGEST_LABEL = 86
const [WIDTH, HEIGHT, LEGEND_LINE] = [760, 420, 20]

/** What a return is drawn over. */
interface StepAxis {
  readonly name: 'gradient-steps' | 'environment-steps'
  readonly label: string
  /** null where it is not known, or lies before what this axis shows. */
  readonly at: (evaluation: Evaluation, run: Run) => number | null
  readonly showsOffline: boolean
}

export const STEP_AXES: readonly StepAxis[] = [
  { name: 'gradient-steps', label: 'gradient steps', at: ({ step }) => step, showsOffline: true },
  {
    name: 'environment-steps',
    label: 'environment steps after the switch',
    at: ({ step, environmentSteps = null }, { border }) =>
      border !== null && step >= border ? environmentSteps : null,
    showsOffline: false,
  },
]

interface Drawn {
  readonly label: string
  readonly border: number | null
  readonly seeds: readonly Curve[]
  readonly whole: AggregatedCurve
}

/**
 * Figures (SVG) of the groups of one task: thin lines are seeds, thick ones their IQM, bands its 95 % interval. None where
 * nothing happens along the axis.
 */
export function learningCurves(task: string, groups: readonly Group[], axis: StepAxis): string[] {
  const drawn = groups.map((group) => drawnGroup(group, axis)).filter(({ whole }) => whole.steps.length > 0)
  const steps = drawn.flatMap(({ whole }) => Array.from(whole.steps))
  const last = steps.reduce((most, step) => Math.max(most, step), 0)
  if (last === 0) return []
  const values = drawn.flatMap(({ seeds }) => seeds.flatMap((seed) => Array.from(seed.values)))
  // One range for all figures of a task, so that they can be compared.
  const range = roundRange(
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  )
  const pages = Array.from({ length: Math.ceil(drawn.length / MOST_PER_FIGURE) }, (_, page) =>
    drawn.slice(page * MOST_PER_FIGURE, (page + 1) * MOST_PER_FIGURE),
  )
  return pages.map((page, index) =>
    figure(pages.length > 1 ? `${task} (${index + 1} of ${pages.length})` : task, page, axis, last, range),
  )
}

function drawnGroup({ method, runs }: Group, { at, showsOffline }: StepAxis): Drawn {
  const seeds = runs.map((run) => {
    const known = run.evaluations.flatMap((evaluation) => {
      const step = at(evaluation, run)
      return evaluation.mean === null || step === null ? [] : [{ step, value: evaluation.mean }]
    })
    return { steps: known.map(({ step }) => step), values: known.map(({ value }) => value) }
  })
  const whole = aggregateCurves(seeds, RandomStream.fromSeed(SEED))
  const count = `${runs.length} seed${runs.length === 1 ? '' : 's'}`
  return { label: `${method} (${count})`, border: showsOffline ? runs[0]!.border : null, seeds, whole }
}

function figure(title: string, groups: readonly Drawn[], axis: StepAxis, last: number, range: Range): string {
  const borders = new Set(groups.map(({ border }) => border))
  const [shared] = borders
  const picture = curvesPicture({
    x: { low: 0, high: last, label: axis.label },
    y: { ...range, label: 'return' },
    border: borders.size === 1 ? shared! : null,
    phases: { offline: 'offline', online: 'online' },
    lines: groups.flatMap(linesOf),
    // Where the groups do not share it, each one's switch is a line in its colour.
    marks:
      borders.size === 1
        ? []
        : groups.flatMap(({ border }, i) =>
            border === null ? [] : [{ step: border, colour: GROUP_LOOKS[i]!.colour }],
          ),
  })
  const resolve = (colour: string) => PALETTE[colour] ?? colour
  const pen = svgPen(FONT, resolve)
  const height = HEIGHT + groups.length * LEGEND_LINE
  drawPicture(pen, picture, { width: WIDTH, height: height - TITLE_HEIGHT })
  return pictureFile([`<g transform="translate(0 ${TITLE_HEIGHT})">${pen.content()}</g>`], {
    title,
    description: `Return of evaluation episodes over ${axis.label}. Thin lines are seeds, thick lines their interquartile mean, bands its 95 % bootstrap interval (five seeds or more).`,
    width: WIDTH,
    height,
    fontFamily: FONT,
    resolve,
  })
}

function linesOf({ label, seeds, whole }: Drawn, index: number): CurveLine[] {
  const look = GROUP_LOOKS[index]!
  const thin = seeds.map(({ steps, values }) => ({
    ...look,
    dash: undefined,
    width: 1,
    faint: true,
    points: Array.from(steps, (step, i) => ({ step, value: values[i]! })),
  }))
  const thick = {
    ...look,
    label: shorten(label, LONGEST_LABEL),
    width: 2.5,
    points: Array.from(whole.steps, (step, i) => ({
      step,
      value: whole.iqm[i]!,
      band: [whole.low[i]!, whole.high[i]!] as const,
    })),
  }
  return seeds.length > 1 ? [...thin, thick] : [thick]
}
