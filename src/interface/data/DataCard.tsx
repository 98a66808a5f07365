import { type ChangeEvent, useRef } from 'react'
import { builtInRecipes, builtInRecipesFor } from '../../core/data/generation/built-in-recipes'
import { useAssignment } from '../../store/assignment/assignment-store'
import { chooseBuiltIn } from '../../store/datasets/dataset-actions'
import { useDataset } from '../../store/datasets/dataset-store'
import { dropFiles } from '../../store/datasets/file-actions'
import { placeOf } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import { useTaskFamily } from '../../store/settings/task-family'
import { Button } from '../controls/Button'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { Select } from '../controls/Select'
import { Card } from '../layout/Card'
import { LockMark } from '../share/LockMark'
import { useLock } from '../share/use-lock'
import { useDeclared, useText, useTranslate } from '../text/use-text'
import styles from './DataCard.module.css'
import { DatasetFacts } from './DatasetFacts'
import { DataTools } from './DataTools'
import { LoadingLine } from './LoadingLine'
import { MappingDialog } from './MappingDialog'
import { TaskData } from './TaskData'
import { useFileDrop } from './use-file-drop'

const FILE = 'file'
const ACCEPTED = '.hdf5,.h5,.npz,.parquet,.csv,.tsv,.jsonl,.ndjson,.json'

/** What is learnt from: a dataset or, on a family of tasks, what the run collects itself. */
export function DataCard() {
  const family = useTaskFamily()
  return family ? <TaskData /> : <DatasetCard />
}

/** Which data, how much, and what came of reading it. Files may be dropped anywhere on the page. */
function DatasetCard() {
  const text = useText()
  const declared = useDeclared()
  const translate = useTranslate()
  const { current, loading, refusal } = useDataset()
  const environmentId = useSettings((state) => state.environmentId)
  const lock = useLock('data')
  const missing = useAssignment((state) => state.missing)
  const input = useRef<HTMLInputElement>(null)
  const dropping = useFileDrop(dropFiles)

  const offered = environmentId === null ? builtInRecipes : builtInRecipesFor(environmentId)
  const builtIn = offered.find(({ id }) => id === current?.builtInId)
  const options = [
    ...(current && !builtIn ? [{ value: FILE, label: declared.name(current.summary.name) }] : []),
    ...offered.map((recipe) => ({ value: recipe.id, label: declared.recipe(recipe).label })),
  ]
  const choose = (id: string) => {
    const recipe = offered.find((candidate) => candidate.id === id)
    if (recipe) void chooseBuiltIn(recipe)
  }
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void dropFiles([...(target.files ?? [])])
    // So that choosing the same file again is a choice, too.
    target.value = ''
  }
  return (
    <Card title={text.data.title}>
      {lock !== 'hidden' && (
        <Select
          label={text.data.dataset}
          value={builtIn?.id ?? FILE}
          options={options}
          onChange={choose}
          disabled={lock !== null}
        />
      )}
      {lock === 'locked' && <LockMark />}
      {builtIn && <p className={styles.explanation}>{declared.recipe(builtIn).explanation}</p>}
      <div className={`${styles.drop} ${dropping ? styles.dropping : ''}`} hidden={lock !== null && !missing}>
        <Button onClick={() => input.current?.click()}>{text.data.choose}</Button>
        <p className={styles.explanation}>{dropping ? text.data.dropNow : text.data.drop}</p>
        <input
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label={text.data.choose}
          accept={ACCEPTED}
          onChange={take}
        />
      </div>
      {loading && <LoadingLine {...loading} />}
      {refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{text.data.refused}</strong> {translate(refusal)} {current && text.data.kept}
        </p>
      )}
      <ResetQuestionBox place={placeOf('page', 'dataset')} question={text.reset.dataset} />
      {current ? (
        <>
          <DatasetFacts summary={current.summary} />
          {lock === null && <DataTools current={current} />}
        </>
      ) : (
        !loading && <p>{missing ? text.share.strip.missing(missing.path) : text.data.none}</p>
      )}
      <MappingDialog />
    </Card>
  )
}
