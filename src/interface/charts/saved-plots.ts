import { type Curves, curvesPicture } from '../../core/pictures/curves-picture'
import type { Picture } from '../../core/pictures/picture'
import type { Mark } from '../../worker/protocol'
import type { Text } from '../text/text'
import type { PlotProps } from './plot'

/** What each chart over time shows, for a file. */
const plots = new WeakMap<Element, () => Picture>()

export function registerPlot(chart: Element, picture: () => Picture): void {
  plots.set(chart, picture)
}

/** Undefined for what is no chart over time. */
export function plotOf(chart: Element): Picture | undefined {
  return plots.get(chart)?.()
}

export const TIME_CHART = { 'data-time-chart': '' } as const

/** A chart over time as it stands in a file, where its lines are named in a legend and its axes in full. */
export function pictureOfPlot(title: string, plot: PlotProps, text: Text, inWords: (mark: Mark) => string): Picture {
  const { axis, lines, range, yLabel, references, compact = false, spans } = plot
  const { totalSteps, onlineStartStep, marks } = axis
  const curves: Curves = {
    x: { low: 0, high: Math.max(1, totalSteps), label: text.axis.step },
    y: { ...range, label: yLabel ?? title },
    border: totalSteps > 0 ? onlineStartStep : null,
    phases: text.phases,
    lines,
    references,
    marks: marks
      .filter(({ mark }) => mark !== 'online')
      .map((mark) => ({ step: mark.step, ...(!compact && { label: inWords(mark) }) })),
    spans,
  }
  return curvesPicture(curves)
}
