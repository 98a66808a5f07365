import { useText } from '../text/use-text'
import parts from './parts.module.css'

/** Of which networks a picture is. */
export function Stamp({ step }: { readonly step: number }) {
  const text = useText()
  return (
    <p className={parts.stamp} data-step={step}>
      {text.panels.board.lookedAt(step)}
    </p>
  )
}
