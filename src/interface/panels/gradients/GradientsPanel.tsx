import { panelSeries, panelSeriesNames, useAnswer } from '../../../store/panels-answers'
import { useRun } from '../../../store/run-store'
import type { RunSeries } from '../../../store/runs/run-series'
import { Series } from '../../../store/runs/series'
import type { PanelAnswers } from '../../../worker/panel-protocol'
import type { Declared } from '../../text/declared'
import type { Text } from '../../text/text'
import { useDeclared, useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine, tableOfLines } from '../LinesOverTime'
import { latexNumber, latexText } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'

const COLOURS = ['var(--blue)', 'var(--vermilion)', 'var(--green)', 'var(--purple)', 'var(--orange)', 'var(--sky)']
const DASHES = [undefined, '6 3', '2 2', '8 2 2 2']

/** Norms, shares of summands, steps in proportion to the weights, and how far targets lag behind. */
export function GradientsPanel() {
  const text = useText()
  const words = text.panels.gradients
  const declared = useDeclared()
  const answered = useAnswer('gradients')
  const answer = answered?.answer
  const series = useRun((state) => state.series)
  const groups = [
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
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="gradients"
      formula={answer ? formulas(answer, words) : undefined}
      table={
        answer
          ? () =>
              tableOfLines(
                text,
                groups.flatMap((group) => named(group, text)),
              )
          : undefined
      }
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <div className={parts.side}>
            {groups.map(({ title, lines, hold }) => (
              <section key={title}>
                <LinesOverTime title={title} yLabel={title} lines={lines} hold={hold} height={150} version={answered} />
              </section>
            ))}
          </div>
          <Stamp step={answered.step} />
          {answer.changes.length === 0 && <p className={parts.stamp}>{words.secondLook}</p>}
        </>
      )}
    </Panel>
  )
}

function linesOf(prefix: string, words: Text['panels']['gradients'], declared: Declared): TimeLine[] {
  return panelSeriesNames('gradients', prefix).map((name, i) => {
    const [, network, term] = name.split(':')
    return {
      name,
      label: term ? words.of(spoken(network!, declared), spoken(term, declared)) : spoken(network!, declared),
      ...lookOf(i),
      seriesOf: ({ runId }) => panelSeries('gradients', name, runId),
    }
  })
}

/** "temporalDifference" as two words, where the language has none of its own. */
function spoken(name: string, declared: Declared): string {
  const known = declared.name(name)
  return known === name ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : known
}

function metricLine(name: string, label: string, index: number): TimeLine {
  const seriesOf: TimeLine['seriesOf'] = ({ series }) => series.metrics.get(name)
  return { name, label, ...lookOf(index), seriesOf }
}

function lookOf(index: number) {
  return { colour: COLOURS[index % COLOURS.length]!, dash: DASHES[index % DASHES.length] }
}

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

/** In the table every column says of which group it is. */
function named(
  { title, lines }: { readonly title: string; readonly lines: readonly TimeLine[] },
  text: Text,
): TimeLine[] {
  return lines.map((line) => ({ ...line, label: text.list([line.label, title]) }))
}

function formulas({ networks, changes }: PanelAnswers['gradients'], words: Text['panels']['gradients']): string[] {
  return networks.map(({ network, norm, agreement, terms }) => {
    const change = changes.find((one) => one.network === network)
    const name = latexText(network)
    const shares = terms
      .filter(() => terms.length > 1)
      .map(({ term, share }) => `\\frac{|g_{${latexText(term)}}|}{\\sum_k |g_k|} = ${latexNumber(share)}`)
    return [
      `|g_{${name}}| = ${latexNumber(norm)}`,
      ...shares,
      ...(agreement === null || terms.length < 2 ? [] : [`${latexText(words.agreement)} = ${latexNumber(agreement)}`]),
      ...(change ? [`\\frac{|\\Delta\\theta|}{|\\theta|} = ${latexNumber(change.changePerStep)}`] : []),
    ].join(',\\quad ')
  })
}
