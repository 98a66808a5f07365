import { useState } from 'react'
import { changeSeedCount } from '../../store/runs/run-actions'
import { changeSeed, placeOf } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import { Hint } from '../controls/Hint'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { Select } from '../controls/Select'
import { LockMark } from '../share/LockMark'
import { useText } from '../text/use-text'
import styles from './SeedInput.module.css'

const LARGEST_SEED = 2 ** 31 - 1
const SEED_COUNTS = [1, 2, 3, 5, 10, 20]

/** The first seed, and how many: the further ones train beside it. */
export function SeedInput({ locked }: { readonly locked: boolean }) {
  const text = useText()
  const place = placeOf('page', 'seed')
  const seed = useSettings((state) => (state.question?.place === place ? state.question.proposed : state.seed))
  const seedCount = useSettings((state) => state.seedCount)
  const [typed, setTyped] = useState<string | null>(null)
  const valid = typed === null || (/^\d{1,10}$/.test(typed.trim()) && Number(typed) <= LARGEST_SEED)
  const finish = () => {
    if (typed !== null && valid) changeSeed(Number(typed))
    setTyped(null)
  }
  return (
    <div className={styles.seed}>
      <Hint text={valid ? text.runBar.seedExplanation : text.runBar.seedWrong}>{text.runBar.seed}</Hint>
      <input
        type="text"
        inputMode="numeric"
        aria-label={text.runBar.seed}
        aria-invalid={!valid}
        disabled={locked}
        value={typed ?? String(seed)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      <Select
        label={text.runBar.seedCount}
        compact
        value={String(seedCount)}
        disabled={locked}
        options={SEED_COUNTS.map((count) => ({ value: String(count), label: text.runBar.seeds(count) }))}
        onChange={(count) => changeSeedCount(Number(count))}
      />
      {locked && <LockMark align="end" />}
      <div className={styles.question}>
        <ResetQuestionBox place={place} />
      </div>
    </div>
  )
}
