import { RunChooser } from '../runs/RunChooser'
import { useText } from '../text/use-text'
import parts from './parts.module.css'

/** Of which networks a picture is: of which run, after which step. */
export function Stamp({ step }: { readonly step: number }) {
  const text = useText()
  return (
    <div className={parts.stamp} data-step={step}>
      {text.panels.board.lookedAt(step)} <RunChooser />
    </div>
  )
}
