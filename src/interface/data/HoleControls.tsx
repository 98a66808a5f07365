import { type FormEvent, useState } from 'react'
import type { Operation } from '../../core/data/surgery/operation'
import { Button } from '../controls/Button'
import { parseSetting } from '../format/numbers'
import { useText } from '../text/use-text'
import type { AxisChoice } from './axis-choices'
import styles from './SurgeryPanel.module.css'

type Hole = Extract<Operation, { kind: 'hole' }>

interface HoleControlsProps {
  readonly axes: readonly AxisChoice[]
  readonly operation: Hole
  readonly onChange: (operation: Hole) => void
}

/** The hole without a pointer: a box given by its four ends. */
export function HoleControls({ axes, operation, onChange }: HoleControlsProps) {
  const words = useText().dataWork.surgery
  const [wrong, setWrong] = useState(false)
  const names = operation.axes.map((index) => axes[index]?.label ?? '')
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [a, b, c, d] = ['from-0', 'to-0', 'from-1', 'to-1'].map((name) => parseSetting(String(form.get(name))))
    const good = a! < b! && c! < d!
    setWrong(!good)
    if (!good) return
    const box = { shape: 'box' as const, low: [a!, c!] as const, high: [b!, d!] as const }
    onChange({ ...operation, regions: [...operation.regions, box] })
  }
  return (
    <form className={styles.hole} onSubmit={add}>
      <p className={styles.explanation}>{words.paint}</p>
      {names.map((name, i) => (
        <p key={operation.axes[i]} className={styles.range}>
          <label>
            {words.from(name)} <input name={`from-${i}`} inputMode="decimal" />
          </label>
          <label>
            {words.to} <input name={`to-${i}`} inputMode="decimal" aria-label={words.toOf(name)} />
          </label>
        </p>
      ))}
      <div className={styles.buttons}>
        <Button type="submit">{words.addBox}</Button>
        {operation.regions.length > 0 && (
          <Button look="plain" onClick={() => onChange({ ...operation, regions: [] })}>
            {words.clear}
          </Button>
        )}
      </div>
      {wrong && (
        <p className={styles.problem} role="alert">
          {words.boxWrong}
        </p>
      )}
    </form>
  )
}
