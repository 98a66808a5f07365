import {
  curvesOf,
  type Loss,
  type PlacedTerm,
  replaceMarks,
  slidersOf,
  summandsOf,
  type Term,
  type TermWords,
} from '../../core/algorithms/formula'
import type { Field, FieldValue } from '../../core/schema/field'
import { goToSetting } from '../../store/page/term-links-store'
import { useAnswer } from '../../store/panels/panels-answers'
import { MathSymbol } from '../controls/MathSymbol'
import { formatMeasured, formatSetting } from '../format/numbers'
import { MetricChart } from '../panels/MetricChart'
import { SymbolNotes } from '../symbols/SymbolNotes'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import type { Numbers } from './fill'
import styles from './TermDetail.module.css'

interface TermDetailProps {
  readonly placed: PlacedTerm
  readonly numbers: Numbers
  readonly words: TermWords
}

/** What a term does, what acts on it, where it shows, and how much of the gradient is its own. */
export function TermDetail({ placed: { loss, term }, numbers, words }: TermDetailProps) {
  const text = useText()
  const { hyperparameters, metrics } = numbers.algorithm
  const { name, sentence } = words
  const sliders = slidersOf(term).filter((slider) => hyperparameters[slider])
  const curves = curvesOf(term).filter((curve) => metrics[curve])
  const symbolOf = (kind: 'setting' | 'metric', of: string) =>
    (kind === 'setting' ? hyperparameters : metrics)[of]?.symbol ?? ''
  const symbols = replaceMarks(term.latex, (kind, of, given) => ` ${given ?? symbolOf(kind, of)} `)
  return (
    <section className={styles.detail} aria-label={text.loss.detail} data-detail={term.id}>
      <h3>{name}</h3>
      <p aria-live="polite">{sentence}</p>
      <GradientShare loss={loss} term={term} />
      {sliders.length > 0 && (
        <div className={styles.sliders}>
          {sliders.map((slider) => {
            const field = hyperparameters[slider]!
            const value = describe(field, numbers.settings[slider], text)
            return (
              <button
                key={slider}
                type="button"
                className={styles.slider}
                aria-label={text.loss.toSlider(field.label, value)}
                onClick={() => goToSetting(slider)}
              >
                {field.label}
                {field.symbol && <MathSymbol latex={field.symbol} className={styles.symbol} />}
                <span className={styles.value}>{value}</span>
              </button>
            )
          })}
        </div>
      )}
      <div className={styles.curves}>
        {curves.map((curve) => (
          <MetricChart key={curve} name={curve} declaration={metrics[curve]!} />
        ))}
      </div>
      <div className={styles.symbols}>
        <SymbolNotes latex={symbols} links />
      </div>
    </section>
  )
}

/** The networks that a loss moves, by their names in the gradients panel. */
const NETWORKS: { readonly [network: string]: readonly string[] | undefined } = { inference: ['encoder', 'critics'] }

interface GradientShareProps {
  readonly loss: Loss
  readonly term: Term
}

/** Of a summand of the loss; what stands in one has no gradient of its own. */
function GradientShare({ loss, term }: GradientShareProps) {
  const text = useText()
  const answer = useAnswer('gradients')?.answer
  const names = NETWORKS[loss.network] ?? [loss.network]
  const gradients = answer?.networks.filter((one) => names.includes(one.network)) ?? []
  const summands = summandsOf(loss)
  if (gradients.length === 0 || !summands.some(({ id }) => id === term.id)) return null
  const share = gradients[0]!.terms.find((one) => one.term === term.gradient)?.share
  return (
    <p className={styles.gradient}>
      {gradients.map((gradient) => text.loss.norm(gradient.network, formatMeasured(gradient.norm))).join(' ')}{' '}
      {share !== undefined && (
        <span data-share={share}>{text.loss.share(formatMeasured(Math.round(share * 1000) / 10))}</span>
      )}
      {share === undefined && (summands.length === 1 ? text.loss.whole : text.loss.notTold)}
    </p>
  )
}

function describe(field: Field, value: FieldValue | undefined, text: Text): string {
  if (value === undefined) return ''
  if (typeof value === 'number')
    return `${formatSetting(value)}${'unit' in field && field.unit ? ` ${field.unit}` : ''}`
  if (typeof value === 'boolean') return value ? text.field.on : text.field.off
  return field.kind === 'choice' ? (field.choices.find((choice) => choice.value === value)?.label ?? value) : value
}
