import { panelSeries, panelSeriesNames } from '../../../store/panels/panels-answers'
import type { Declared } from '../../text/declared'
import type { Text } from '../../text/text'
import type { TimeLine } from '../LinesOverTime'

export type Words = Text['panels']['gradients']

const COLOURS = ['var(--blue)', 'var(--vermilion)', 'var(--green)', 'var(--purple)', 'var(--orange)', 'var(--sky)']
const DASHES = [undefined, '6 3', '2 2', '8 2 2 2']

/** Every number of the panel whose name begins like this: of a network, or of a term of its loss. */
export function linesOf(prefix: string, words: Words, declared: Declared): TimeLine[] {
  return panelSeriesNames('gradients', prefix).map((name, i) => {
    const [, network, term] = name.split(':')
    const label = term ? words.of(spoken(network!, declared), spoken(term, declared)) : spoken(network!, declared)
    return lineOf(name, label, i)
  })
}

export function lineOf(name: string, label: string, index: number): TimeLine {
  return { name, label, ...lookOf(index), seriesOf: ({ id }) => panelSeries('gradients', name, id) }
}

export function metricLine(name: string, label: string, index: number): TimeLine {
  return { name, label, ...lookOf(index), seriesOf: ({ series }) => series.metrics.get(name) }
}

/** "temporalDifference" as two words, where the language has none of its own. */
export function spoken(name: string, declared: Declared): string {
  const known = declared.name(name)
  return known === name ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : known
}

export function lookOf(index: number) {
  return { colour: COLOURS[index % COLOURS.length]!, dash: DASHES[index % DASHES.length] }
}
