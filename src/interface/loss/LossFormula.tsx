import {
  isTerm,
  keyOf,
  type Loss,
  latexOf,
  type Reference,
  type Term,
  type TermWords,
} from '../../core/algorithms/formula'
import { MathSymbol } from '../controls/MathSymbol'
import { formatMeasured } from '../format/numbers'
import { useDeclared, useText } from '../text/use-text'
import { filled, type Numbers } from './fill'
import styles from './LossFormula.module.css'

interface LossFormulaProps {
  readonly loss: Loss
  readonly numbers: Numbers
  readonly wordsOf: (term: Term) => TermWords
  readonly chosenKey: string | null
  /** Terms on which the slider acts that is pointed at. */
  readonly linkedKeys: readonly string[]
  readonly onChoose: (key: string) => void
  readonly onHover: (key: string | null) => void
}

/** One loss, line by line; each term can be pointed at, stepped to and tapped. */
export function LossFormula({ loss, numbers, wordsOf, chosenKey, linkedKeys, onChoose, onHover }: LossFormulaProps) {
  const text = useText()
  const declared = useDeclared()
  const networks: Readonly<Record<string, string>> = text.loss.networks
  const button = (term: Term) => {
    const key = keyOf(loss, term)
    const value = term.value === undefined ? undefined : numbers.metric(term.value)
    return (
      <button
        key={key}
        type="button"
        className={styles.term}
        data-term={key}
        data-linked={linkedKeys.includes(key) || undefined}
        aria-pressed={key === chosenKey}
        aria-label={text.loss.term(wordsOf(term).name)}
        onClick={() => onChoose(key)}
        onFocus={() => onChoose(key)}
        onPointerEnter={() => onHover(key)}
        onPointerLeave={() => onHover(null)}
      >
        <span className={styles.content}>
          <MathSymbol latex={filled(term.latex, numbers)} />
        </span>
        {value !== undefined && <span data-measured={term.value}>{formatMeasured(value)}</span>}
      </button>
    )
  }
  return (
    <section className={styles.loss}>
      <h3 className={styles.title}>
        {networks[loss.network] ?? text.loss.minimises(declared.name(loss.network))}
        <span className={styles.references}>
          {loss.references.map((reference) => referenceWords(reference, text.loss.places)).join('; ')}
        </span>
      </h3>
      {loss.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own.
        <div key={index} className={styles.row}>
          {row.map((segment, place) =>
            isTerm(segment) ? (
              button(segment)
            ) : (
              <MathSymbol
                // biome-ignore lint/suspicious/noArrayIndexKey: nor has what stands between terms.
                key={place}
                latex={filled(latexOf(segment), numbers)}
                className={typeof segment === 'string' ? styles.between : styles.where}
              />
            ),
          )}
        </div>
      ))}
    </section>
  )
}

function referenceWords(
  { work, place }: Reference,
  places: Readonly<Record<'equation' | 'algorithm' | 'section', (number: string) => string>>,
): string {
  return place ? `${work}, ${places[place.kind](place.number)}` : work
}
