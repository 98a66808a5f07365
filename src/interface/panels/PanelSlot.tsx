import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { showPanel } from '../../store/panels/panels-questions'
import { movePanel, type PanelId, removePanel } from '../../store/panels/panels-store'
import { InView } from '../charts/in-view'
import { Button } from '../controls/Button'
import { BrokenPart } from '../faults/BrokenPart'
import { ErrorBoundary } from '../faults/ErrorBoundary'
import { usePlace } from '../scenario/use-place'
import { useLock } from '../share/use-lock'
import { usePlacesOnStage } from '../stage/use-places'
import { useText } from '../text/use-text'
import { panels, widePanels } from './catalogue'
import styles from './PanelBoard.module.css'
import { PlaceControls } from './place-controls'

interface PanelSlotProps {
  readonly id: PanelId
  /** null: it stands alone, with nothing to arrange. */
  readonly boardKey: string | null
  readonly first: boolean
  readonly last: boolean
}

/** A place on the board: knows whether its panel is in view, moves it and takes it away. */
export function PanelSlot({ id, boardKey, first, last }: PanelSlotProps) {
  const text = useText()
  const slot = useRef<HTMLDivElement>(null)
  const place = usePlace(id)
  const onStage = usePlacesOnStage().includes(id)
  const [inView, setInView] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      const { isIntersecting } = entries.at(-1)!
      showPanel(id, isIntersecting)
      setInView(isIntersecting)
    })
    observer.observe(slot.current!)
    return () => {
      observer.disconnect()
      showPanel(id, false)
    }
  }, [id])
  const locked = useLock('panels') !== null
  const controls = useCallback(
    (title: string) =>
      locked || boardKey === null ? null : (
        <>
          <Button
            look="plain"
            aria-label={text.panels.board.earlier(title)}
            disabled={first}
            onClick={() => movePanel(boardKey, id, -1)}
          >
            ↑
          </Button>
          <Button
            look="plain"
            aria-label={text.panels.board.later(title)}
            disabled={last}
            onClick={() => movePanel(boardKey, id, 1)}
          >
            ↓
          </Button>
          <Button look="plain" aria-label={text.panels.board.remove(title)} onClick={() => removePanel(boardKey, id)}>
            ×
          </Button>
        </>
      ),
    [text, boardKey, id, first, last, locked],
  )
  const Content = panels[id]
  const name = text.panels.names[id]
  return (
    <div
      ref={slot}
      className={`${styles.slot} ${widePanels.includes(id) ? styles.wide : ''}`}
      data-panel={id}
      {...(onStage ? undefined : place)}
    >
      <ErrorBoundary
        instead={(error, retry) => (
          <BrokenPart title={name} error={error} onRetry={retry}>
            {controls(name)}
          </BrokenPart>
        )}
      >
        <PlaceControls value={controls}>
          <InView value={inView}>
            <Suspense fallback={<p className={styles.empty}>{text.panels.board.loading}</p>}>
              <Content />
            </Suspense>
          </InView>
        </PlaceControls>
      </ErrorBoundary>
    </div>
  )
}
