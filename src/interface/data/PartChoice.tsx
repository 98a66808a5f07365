import { LIMITS } from '../../core/data/formats/limits'
import type { Part } from '../../core/data/formats/part'
import { changePart, type MappingQuestion } from '../../store/datasets/mapping-store'
import { NumberInput } from '../controls/NumberInput'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import styles from './MappingDialog.module.css'

const usual: Part = { episodes: 'even', transitions: 1_000_000 }

/** How much of the files is taken: all, the first episodes, or as many spread evenly. */
export function PartChoice({ question }: { readonly question: MappingQuestion }) {
  const words = useText().dataWork.part
  const { files, found, part } = question
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const rows = found.fields.reduce((most, field) => Math.max(most, field.rows ?? 0), 0)
  const start = part ?? found.proposed?.part ?? usual
  const choices = [
    ...(found.proposed?.mustChoose ? [] : [{ value: 'all' as const, label: words.all }]),
    { value: 'first' as const, label: words.first },
    { value: 'even' as const, label: words.even },
  ]
  return (
    <div className={styles.part}>
      <span>{words.howMuch(bytes, files.length === 1 ? rows : 0)}</span>
      <Select
        label={words.title}
        compact
        value={part?.episodes ?? 'all'}
        options={choices}
        onChange={(episodes) => changePart(episodes === 'all' ? null : { ...start, episodes })}
      />
      {part && (
        <NumberInput
          field={{
            kind: 'integer',
            label: words.transitions,
            unit: words.unit,
            default: usual.transitions,
            minimum: 1,
            maximum: LIMITS.transitions,
            explanation: '',
            scale: 'linear',
            change: 'reset',
          }}
          value={part.transitions}
          onChange={(transitions) => changePart({ ...part, transitions })}
        />
      )}
      {found.proposed && <p>{found.proposed.mustChoose ? words.mustChoose : words.large}</p>}
    </div>
  )
}
