import { CONTEXT_KINDS } from '../../../core/diagnostics/context-kinds'
import type { PanelAnswers } from '../../../core/looks/questions'
import { formatMeasured } from '../../format/numbers'
import { TermText } from '../../glossary/TermText'
import { useText } from '../../text/use-text'
import parts from '../parts.module.css'
import { WordTable } from '../WordTable'

/** What the encoder learns from, and what its context does to the belief. */
export function ContextKinds({ answer }: { readonly answer: PanelAnswers['taskPosterior'] }) {
  const words = useText().panels.taskPosterior.kinds
  const { contextKinds } = answer
  return (
    <>
      <h3>{words.title}</h3>
      {contextKinds ? (
        <WordTable
          label={words.title}
          columns={words.columns}
          rows={CONTEXT_KINDS.map((kind) => {
            const { rows, mean, width, spread } = contextKinds[kind]
            return [
              words.of[kind],
              formatMeasured(rows),
              Array.from(mean, formatMeasured).join(', '),
              formatMeasured(width),
              formatMeasured(spread),
            ]
          })}
        />
      ) : (
        <p className={parts.note}>{words.nothing}</p>
      )}
      <p className={parts.note}>
        <TermText text={words.explained} />
      </p>
      <p className={parts.note}>
        <TermText text={words.gradients} />
      </p>
    </>
  )
}
