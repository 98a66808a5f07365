import type { TransferReport } from '../../core/training/transfer-report'
import { findAlgorithm } from '../../store/settings/catalogue-store'
import { useDeclared, useText } from '../text/use-text'
import styles from './TransferReportNote.module.css'
import { transferredParts } from './transferred-parts'

/** What a run took over from the one that it goes on from, and what it had to begin anew. */
export function TransferReportNote({ report }: { readonly report: TransferReport }) {
  const text = useText()
  const declared = useDeclared()
  const words = text.forks.carried
  const { kind, step, fromAlgorithm, toAlgorithm, changes } = report
  const label = (id: string) => declared.name(findAlgorithm(id)?.label ?? id)
  const { kept, anew } = transferredParts(report, text)
  const parts = [
    { term: words.kept, what: kept },
    { term: words.anew, what: anew },
    ...(changes.length > 0
      ? [{ term: words.changed, what: changes.map((change) => declared.change(findAlgorithm(toAlgorithm), change)) }]
      : []),
  ]
  return (
    <section className={styles.note} aria-label={words.label}>
      <p>
        {kind === 'continued' ? words.repeated(step) : words.summary(label(fromAlgorithm), label(toAlgorithm), step)}
      </p>
      {(kind === 'switched' || changes.length > 0) && (
        <dl>
          {parts.map(({ term, what }) => (
            <div key={term}>
              <dt>{term}</dt>
              {(what.length > 0 ? what : [words.nothing]).map((part) => (
                <dd key={part}>{part}</dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
