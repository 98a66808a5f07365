import { findEnvironment } from '../../core/environments/registry'
import { addOperation } from '../../store/datasets/surgery-actions'
import type { DatasetSummary } from '../../worker/dataset-protocol'
import { Button } from '../controls/Button'
import { formatCount, formatMeasured } from '../format/numbers'
import { useDeclared, useText, useTranslate } from '../text/use-text'
import styles from './DatasetFacts.module.css'

interface DatasetFactsProps {
  readonly summary: DatasetSummary
  /** False where the returns are drawn larger beside it. */
  readonly withReturns?: boolean
}

/** What was read: how much, how good, what was assumed, and what looks odd. */
export function DatasetFacts({ summary, withReturns = true }: DatasetFactsProps) {
  const text = useText()
  const translate = useTranslate()
  const declared = useDeclared()
  const { episodes, transitions, meanReturn, returnDeviation, terminals, timeouts, warnings, assumptions, unused } =
    summary
  const facts = [
    [text.data.episodes, formatCount(episodes)],
    [text.data.transitions, formatCount(transitions)],
    [text.data.meanReturn, `${formatMeasured(meanReturn)} ± ${formatMeasured(returnDeviation)}`],
    [text.data.ends, `${formatCount(terminals)}, ${formatCount(timeouts)}`],
    [text.data.sizes, `${formatCount(summary.observationSize)}, ${formatCount(summary.actionSize)}`],
  ]
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {withReturns && <ReturnHistogram summary={summary} />}
      {summary.worlds.map(({ id, share, rows: replayed, error }) => (
        <p key={id} className={styles.unused}>
          {text.data.world(declared.placeLabel(findEnvironment(id)), share, replayed, error.toPrecision(2))}
        </p>
      ))}
      {summary.orders.map(({ environment, observations, observationScales, actionScales }) => (
        <Button
          key={environment}
          onClick={() => void addOperation({ kind: 'reorder', observations, observationScales, actionScales })}
        >
          {text.data.reorder(declared.placeLabel(findEnvironment(environment)))}
        </Button>
      ))}
      {unused.length > 0 && <p className={styles.unused}>{text.data.unused(text.list(unused))}</p>}
      <Sentences label={text.data.warnings(warnings.length)} sentences={warnings.map(translate)} open />
      <Sentences label={text.data.assumptions(assumptions.length)} sentences={assumptions.map(translate)} />
    </>
  )
}

function ReturnHistogram({ summary: { returns } }: { readonly summary: DatasetSummary }) {
  const text = useText()
  const { low, high, counts } = returns
  if (high === low) return null
  const tallest = Math.max(...counts)
  return (
    <figure className={styles.histogram}>
      <svg
        viewBox={`0 0 ${counts.length} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.data.histogram(low, high)}
      >
        {counts.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
          <rect key={i} x={i + 0.08} width={0.84} y={1 - count / tallest} height={count / tallest} />
        ))}
      </svg>
      <figcaption>
        <span>{formatMeasured(low)}</span>
        <span>{formatMeasured(high)}</span>
      </figcaption>
    </figure>
  )
}

interface SentencesProps {
  readonly label: string
  readonly sentences: readonly string[]
  readonly open?: boolean
}

function Sentences({ label, sentences, open = false }: SentencesProps) {
  if (sentences.length === 0) return null
  return (
    <details className={styles.sentences} open={open}>
      <summary>{label}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}
