import { panelSeriesNames } from '../../../store/panels/panels-answers'
import type { RunSeries } from '../../../store/runs/run-series'
import { Series } from '../../../store/runs/series'
import type { Declared } from '../../text/declared'
import type { TimeLine } from '../LinesOverTime'
import { lineOf, linesOf, lookOf, metricLine, spoken, type Words } from './lines'

/** What shares a chart. */
export interface LineGroup {
  readonly title: string
  readonly lines: readonly TimeLine[]
  /** Values that its axis holds in any case. */
  readonly hold?: readonly number[]
}

/** All that the panel draws of the run in focus, those charts left out that would be empty. */
export function lineGroups(series: RunSeries, words: Words, declared: Declared): LineGroup[] {
  return [
    ...lossGroups(series, words, declared),
    { title: words.norms, lines: linesOf('norm:', words, declared) },
    { title: words.shares, lines: linesOf('share:', words, declared), hold: [0, 1] },
    { title: words.ratios, lines: linesOf('ratio:', words, declared), hold: [0] },
    { title: words.targets, lines: linesOf('target:', words, declared), hold: [0] },
    { title: words.drifts, lines: linesOf('drift:', words, declared), hold: [0] },
    {
      title: words.entropy,
      lines: [
        ...(entropyOf(series)
          ? [{ name: 'entropy', label: declared.name('entropy'), ...lookOf(0), seriesOf: ofEntropy }]
          : []),
        ...(series.metrics.has('temperature') ? [metricLine('temperature', declared.name('temperature'), 1)] : []),
      ],
    },
  ].filter(({ lines }) => lines.length > 0)
}

/** A chart for each network, because losses differ in scale: its terms, and their sum. */
function lossGroups(series: RunSeries, words: Words, declared: Declared): LineGroup[] {
  const networks = new Map<string, string[]>()
  for (const name of panelSeriesNames('gradients', 'loss:')) {
    const [, network, term] = name.split(':')
    const terms = networks.get(network!) ?? []
    networks.set(network!, term ? [...terms, term] : terms)
  }
  const title = (network: string) => words.lossOf(spoken(network, declared))
  // A model of the world is learnt before the steps that the panel looks at; the run's report knows its loss.
  const model = series.metrics.has('dynamicsLoss')
    ? [{ title: title('dynamics'), lines: [metricLine('dynamicsLoss', words.whole, 0)] }]
    : []
  const trained = [...networks].map(([network, terms]) => ({
    title: title(network),
    lines: [
      ...terms.map((term, i) => lineOf(`loss:${network}:${term}`, spoken(term, declared), i)),
      { ...lineOf(`loss:${network}`, terms.length > 0 ? words.sum : words.whole, 0), ...WHOLE },
    ],
  }))
  return [...model, ...trained]
}

const WHOLE = { colour: 'var(--ink)', dash: undefined } as const

const ofEntropy: TimeLine['seriesOf'] = ({ series }) => entropyOf(series)

/** H = -E log pi; some algorithms measure the one, some the other. */
function entropyOf({ metrics }: RunSeries): Series | undefined {
  const measured = metrics.get('logProbability')
  if (metrics.has('entropy') || !measured) return metrics.get('entropy')
  const entropy = new Series()
  const { steps, values } = measured
  for (let i = 0; i < steps.length; i++) entropy.push(steps[i]!, -values[i]!)
  return entropy
}
