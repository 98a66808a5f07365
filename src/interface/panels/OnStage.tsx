import { useText } from '../text/use-text'
import parts from './parts.module.css'

/** In place of a picture that stands on the stage already: none is shown twice. */
export function OnStage() {
  return <p className={parts.note}>{useText().stage.onStage}</p>
}
