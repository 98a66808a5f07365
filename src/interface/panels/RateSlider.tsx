import { useId, useRef } from 'react'
import { changeRate } from '../../store/panels/panels-questions'
import { usePanels } from '../../store/panels/panels-store'
import { Hint } from '../controls/Hint'
import { RangeInput } from '../controls/RangeInput'
import { useText } from '../text/use-text'
import styles from './PanelBoard.module.css'

/** Looks per second; 0 while training leaves the panels as they are until it pauses. */
const RATES = [0, 0.2, 0.5, 1, 2, 5, 10]

/** How often each visible panel looks at the networks. */
export function RateSlider() {
  const text = useText()
  const id = useId()
  const perSecond = usePanels((state) => state.perSecond)
  const before = useRef(perSecond)
  const spoken = text.panels.board.rateOf(perSecond)
  return (
    <div className={styles.rate}>
      <Hint text={text.panels.board.rateExplained} align="end">
        {text.panels.board.rate}
      </Hint>
      <RangeInput
        id={id}
        max={RATES.length - 1}
        value={Math.max(0, RATES.indexOf(perSecond))}
        aria-label={text.panels.board.rate}
        aria-valuetext={spoken}
        onPointerDown={() => {
          before.current = perSecond
        }}
        onChange={(index) => changeRate(RATES[index]!)}
        onTakeBack={() => changeRate(before.current)}
      />
      <output htmlFor={id}>{spoken}</output>
    </div>
  )
}
