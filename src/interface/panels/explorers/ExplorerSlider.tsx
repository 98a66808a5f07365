import { useState } from 'react'
import { RangeInput } from '../../controls/RangeInput'
import { formatMeasured } from '../../format/numbers'

interface ExplorerSliderProps {
  readonly label: string
  readonly values: readonly number[]
  readonly index: number
  readonly onChange: (index: number) => void
}

/** One of the values, by its place among them. */
export function ExplorerSlider({ label, values, index, onChange }: ExplorerSliderProps) {
  const [before, keep] = useState(index)
  return (
    <label>
      {label}
      <RangeInput
        max={values.length - 1}
        value={index}
        aria-label={label}
        aria-valuetext={formatMeasured(values[index]!)}
        onPointerDown={() => keep(index)}
        onChange={onChange}
        onTakeBack={() => onChange(before)}
      />
      <output>{formatMeasured(values[index]!)}</output>
    </label>
  )
}
