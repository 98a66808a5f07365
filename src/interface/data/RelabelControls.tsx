import type { Operation } from '../../core/data/surgery/operation'
import { type Layout, parseLayout, serialiseLayout, withOnly } from '../../core/environments/maze/layout'
import { findEnvironment } from '../../core/environments/registry'
import { integer, type NumberField } from '../../core/schema/field'
import { ValueSlider } from '../controls/ValueSlider'
import { useDeclared, useText } from '../text/use-text'
import styles from './SurgeryPanel.module.css'

type Relabel = Extract<Operation, { kind: 'relabel' }>

interface RelabelControlsProps {
  readonly operation: Relabel
  readonly onChange: (operation: Relabel) => void
}

/** The world that pays: its numbers as sliders; of a drawn maze, the cell of its goal. */
export function RelabelControls({ operation, onChange }: RelabelControlsProps) {
  const words = useText().dataWork.surgery
  const { environment, parameters } = operation
  const schema = useDeclared().schema(environment, findEnvironment(environment).parameters)
  const change = (key: string, value: number | string) =>
    onChange({ ...operation, parameters: { ...parameters, [key]: value } })
  const numbers = Object.entries(schema).filter(
    (entry): entry is [string, NumberField] =>
      ['number', 'integer'].includes(entry[1].kind) && !entry[0].startsWith('start'),
  )
  const { layout } = parameters
  return (
    <div>
      <p className={styles.explanation}>{words.relabel}</p>
      {numbers.map(([key, field]) => (
        <ValueSlider
          key={key}
          field={field}
          value={parameters[key] as number}
          onChange={(value) => change(key, value)}
        />
      ))}
      {typeof layout === 'string' && (
        <GoalCell layout={parseLayout(layout)} onChange={(next) => change('layout', serialiseLayout(next))} />
      )}
    </div>
  )
}

function GoalCell({ layout, onChange }: { readonly layout: Layout; readonly onChange: (layout: Layout) => void }) {
  const words = useText().dataWork.surgery
  const { columns, rows, cells } = layout
  const index = cells.indexOf('goal')
  const [column, row] = [(index % columns) + 1, Math.floor(index / columns) + 1]
  const cell = (label: string, maximum: number) =>
    integer({ label, explanation: words.relabel, default: 1, minimum: 1, maximum })
  return (
    <>
      <ValueSlider
        field={cell(words.goalColumn, columns)}
        value={column}
        onChange={(next) => onChange(withOnly(layout, next - 1, row - 1, 'goal'))}
      />
      <ValueSlider
        field={cell(words.goalRow, rows)}
        value={row}
        onChange={(next) => onChange(withOnly(layout, column - 1, next - 1, 'goal'))}
      />
    </>
  )
}
