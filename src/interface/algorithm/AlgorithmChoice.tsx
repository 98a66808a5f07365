import type { CSSProperties } from 'react'
import { changeAlgorithm } from '../../store/settings/settings-actions'
import type { AlgorithmDescription } from '../../worker/protocol'
import { Select } from '../controls/Select'
import { algorithmLook } from '../palette'
import { LockMark } from '../share/LockMark'
import { useLock } from '../share/use-lock'
import { useText } from '../text/use-text'
import styles from './AlgorithmChoice.module.css'

/** At first sight; the others wait in a list. */
const HEADLINERS: readonly string[] = ['awac', 'cal-ql', 'o2o', 'mopo', 'pearl']
const NONE = ''

interface AlgorithmChoiceProps {
  readonly algorithms: readonly AlgorithmDescription[]
  readonly chosen: AlgorithmDescription
}

export function AlgorithmChoice({ algorithms, chosen }: AlgorithmChoiceProps) {
  const text = useText()
  const lock = useLock('algorithm')
  const isHeadliner = ({ id }: AlgorithmDescription) => HEADLINERS.includes(id)
  const others = algorithms.filter((algorithm) => !isHeadliner(algorithm))
  const options = [
    { value: NONE, label: text.algorithm.more },
    ...others.map(({ id, label }) => ({ value: id, label })),
  ]
  if (lock === 'hidden') return null
  const choice = (
    <fieldset className={styles.choice} disabled={lock !== null}>
      <legend className="visually-hidden">{text.algorithm.title}</legend>
      {algorithms.filter(isHeadliner).map(({ id, label }) => (
        <label key={id} style={{ '--look': algorithmLook(id).colour } as CSSProperties}>
          <input
            type="radio"
            name="algorithm"
            className="visually-hidden"
            checked={id === chosen.id}
            onChange={() => changeAlgorithm(id)}
          />
          {label}
        </label>
      ))}
      {others.length > 0 && (
        <span
          className={isHeadliner(chosen) ? undefined : styles.chosen}
          style={{ '--look': algorithmLook(chosen.id).colour } as CSSProperties}
        >
          <Select
            label={text.algorithm.more}
            compact
            value={isHeadliner(chosen) ? NONE : chosen.id}
            options={options}
            onChange={(id) => id !== NONE && changeAlgorithm(id)}
          />
        </span>
      )}
    </fieldset>
  )
  return lock ? (
    <>
      {choice}
      <LockMark />
    </>
  ) : (
    choice
  )
}
