import type { ColumnMapping } from '../../core/data/formats/column-roles'
import { cancelLoading } from '../../store/datasets/dataset-actions'
import { readAsMapped } from '../../store/datasets/file-actions'
import { changeMapping, endMapping, type MappingQuestion, useMapping } from '../../store/datasets/mapping-store'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { Select } from '../controls/Select'
import { useText, useTranslate } from '../text/use-text'
import { assign, missingRoles, ROLES, type Role, roleOf } from './column-roles'
import styles from './MappingDialog.module.css'
import { PartChoice } from './PartChoice'

/** Asks which column is what, where the names leave doubts. Leaving it changes nothing. */
export function MappingDialog() {
  const question = useMapping((state) => state.question)
  return question && <MappingForm question={question} />
}

function MappingForm({ question }: { readonly question: MappingQuestion }) {
  const text = useText()
  const translate = useTranslate()
  const words = text.dataWork.mapping
  const { files, found, mapping, refusal, reading } = question
  const missing = missingRoles(mapping)
  const leave = () => {
    if (reading) void cancelLoading()
    endMapping()
  }
  const options = (['ignored', ...ROLES] as const).map((role) => ({ value: role, label: words.roles[role] }))
  return (
    <Dialog title={words.title(files[0]!.name)} onClose={leave}>
      {found.certainty !== 'named' && (
        <p className={styles.explanation}>{found.certainty === 'incomplete' ? words.incomplete : words.guessed}</p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.shape}</th>
            <th scope="col">{words.role}</th>
          </tr>
        </thead>
        <tbody>
          {found.fields
            .filter(({ derived }) => !derived)
            .map(({ name, width, repeats, refusal: unusable }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {unusable ? translate(unusable) : words.numbers(width)}
                  {repeats && `, ${words.repeats(repeats)}`}
                </td>
                <td>
                  {unusable === null && (
                    <Select
                      label={text.pair(name, words.role)}
                      compact
                      value={roleOf(mapping, name)}
                      options={options}
                      onChange={(role) => changeMapping(assign(mapping, name, role, found.fields))}
                    />
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <Orders mapping={mapping} />
      <PartChoice question={question} />
      <label className={styles.explanation}>
        <input
          type="checkbox"
          checked={mapping.wholeNumbers === 'continuous'}
          onChange={({ target }) => changeMapping(withWholeNumbers(mapping, target.checked))}
        />{' '}
        {words.wholeNumbers}
      </label>
      {missing.length > 0 && (
        <p className={styles.problem} role="status">
          {words.missing(missing.map((role) => words.roles[role].toLowerCase()))}
        </p>
      )}
      {refusal && (
        <p className={styles.problem} role="alert">
          {translate(refusal)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="primary" disabled={missing.length > 0 || reading} onClick={() => void readAsMapped()}>
          {reading ? words.reading : words.read}
        </Button>
        <Button onClick={leave}>{words.cancel}</Button>
      </div>
    </Dialog>
  )
}

function withWholeNumbers({ wholeNumbers: _, ...mapping }: ColumnMapping, continuous: boolean): ColumnMapping {
  return continuous ? { ...mapping, wholeNumbers: 'continuous' } : mapping
}

/** Where several columns are put side by side, their order. */
function Orders({ mapping }: { readonly mapping: ColumnMapping }) {
  const text = useText()
  const words = text.dataWork.mapping
  const several = (['observations', 'actions', 'nextObservations'] satisfies Role[]).filter(
    (role) => mapping[role].length > 1,
  )
  if (several.length === 0) return null
  return (
    <div className={styles.explanation}>
      <p>{words.order}</p>
      {several.map((role) => (
        <p key={role}>{text.pair(words.roles[role], text.list(mapping[role]))}</p>
      ))}
    </div>
  )
}
