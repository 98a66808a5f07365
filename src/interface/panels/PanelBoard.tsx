import { useEffect } from 'react'
import { tellWorkers } from '../../store/panels/panels-questions'
import {
  addPanel,
  arrangementOf,
  boardKey,
  panelIds,
  restoreArrangement,
  usePanels,
} from '../../store/panels/panels-store'
import { useScenario } from '../../store/scenario/scenario-store'
import { useSettings } from '../../store/settings/settings-store'
import { Button } from '../controls/Button'
import { Select } from '../controls/Select'
import { usePlace } from '../scenario/use-place'
import { LockMark } from '../share/LockMark'
import { useLock } from '../share/use-lock'
import { useText } from '../text/use-text'
import styles from './PanelBoard.module.css'
import { PanelSlot } from './PanelSlot'
import { RateSlider } from './RateSlider'

const NONE = ''

/** The panels as the person has arranged them for this algorithm or scenario, with what there is to add. */
export function PanelBoard() {
  const text = useText()
  const algorithmId = useSettings((state) => state.algorithmId)
  useScenario((state) => state.open)
  const key = boardKey(algorithmId)
  const state = usePanels()
  const lock = useLock('panels')
  const adding = usePlace('addPanel')
  const shown = arrangementOf(state, key)
  const others = panelIds.filter((id) => !shown.includes(id))
  useEffect(() => {
    document.addEventListener('visibilitychange', tellWorkers)
    return () => document.removeEventListener('visibilitychange', tellWorkers)
  }, [])
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.adding} {...adding}>
          {lock === 'locked' && <LockMark />}
          {others.length > 0 && !lock && (
            <Select
              label={text.panels.board.add}
              compact
              value={NONE}
              options={[
                { value: NONE, label: text.panels.board.add },
                ...others.map((id) => ({ value: id, label: text.panels.names[id] })),
              ]}
              onChange={(id) => id !== NONE && addPanel(key, id)}
            />
          )}
          {(state.linked[key] ?? state.arrangements[key]) && !lock && (
            <Button look="plain" onClick={() => restoreArrangement(key)}>
              {text.panels.board.restore}
            </Button>
          )}
        </span>
        <RateSlider />
      </div>
      <div className={styles.board}>
        {shown.map((id, index) => (
          <PanelSlot key={id} id={id} boardKey={key} first={index === 0} last={index === shown.length - 1} />
        ))}
      </div>
      {shown.length === 0 && <p className={styles.empty}>{text.panels.board.empty}</p>}
    </>
  )
}
