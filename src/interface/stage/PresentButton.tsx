import { present, useStage } from '../../store/stage/stage-store'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'

/** The stage alone, as large as the screen. */
export function PresentButton() {
  const { present: words } = useText().stage
  const presenting = useStage((state) => state.presenting)
  return (
    <Button look="plain" data-key="p" aria-pressed={presenting} title={words.hint} onClick={() => present(!presenting)}>
      {presenting ? words.end : words.begin}
    </Button>
  )
}
