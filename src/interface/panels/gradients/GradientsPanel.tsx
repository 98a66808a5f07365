import { panelSeries, panelSeriesNames, useAnswer } from '../../../store/panels-answers'
import { useRun } from '../../../store/run-store'
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
      lines: ['entropy', 'temperature'].flatMap((name, i) =>
        series.metrics.has(name) ? [metricLine(name, declared.name(name), i)] : [],
      ),
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
      label: term ? words.of(declared.name(network!), declared.name(term)) : declared.name(network!),
      colour: COLOURS[i % COLOURS.length]!,
      dash: DASHES[i % DASHES.length],
      seriesOf: ({ runId }) => panelSeries('gradients', name, runId),
    }
  })
}

function metricLine(name: string, label: string, index: number): TimeLine {
  const seriesOf: TimeLine['seriesOf'] = ({ series }) => series.metrics.get(name)
  return { name, label, colour: COLOURS[index]!, dash: DASHES[index], seriesOf }
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
