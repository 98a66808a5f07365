import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { questionOf } from '../../core/looks/picture-questions'
import { type PictureId, pictureIds } from '../../core/scenarios/pictures'
import { PICTURE, showPanel } from '../../store/panels/panels-questions'
import { useSettings } from '../../store/settings/settings-store'
import { choosePicture, enlarge, useStage } from '../../store/stage/stage-store'
import { InView } from '../charts/in-view'
import { Button } from '../controls/Button'
import { Select } from '../controls/Select'
import { BrokenPart } from '../faults/BrokenPart'
import { ErrorBoundary } from '../faults/ErrorBoundary'
import { StagePlace } from '../panels/stage-place'
import { usePlace } from '../scenario/use-place'
import { useText } from '../text/use-text'
import { pictures } from './catalogue'
import { placeOfPicture } from './places'
import styles from './Stage.module.css'

interface PictureSlotProps {
  readonly id: PictureId
  /** From 0. */
  readonly slot: number
  readonly hidden: boolean
  /** Whether texts about its place are about this picture: the first of several. */
  readonly stands: boolean
}

/** One of the four places of the stage. */
export function PictureSlot({ id, slot, hidden, stands }: PictureSlotProps) {
  const { stage: words } = useText()
  const element = useRef<HTMLDivElement>(null)
  const [inView, setInView] = useState(true)
  const place = usePlace(placeOfPicture(id))
  const alone = useStage((state) => state.enlarged === slot)
  const algorithmId = useSettings((state) => state.algorithmId)
  useEffect(() => {
    const question = questionOf(id)
    const observer = new IntersectionObserver((entries) => {
      const { isIntersecting } = entries.at(-1)!
      if (question) showPanel(question, isIntersecting, `${PICTURE}${id}`)
      setInView(isIntersecting)
    })
    observer.observe(element.current!)
    return () => {
      observer.disconnect()
      if (question) showPanel(question, false, `${PICTURE}${id}`)
    }
  }, [id])
  const frame = useMemo(
    () => ({
      choice: (
        <span className={styles.choice}>
          <Select
            label={words.choose(slot + 1)}
            compact
            value={id}
            options={pictureIds.map((value) => ({ value, label: words.pictures[value] }))}
            onChange={(next) => choosePicture(algorithmId, slot, next)}
          />
        </span>
      ),
      enlarge: (title: string) => (
        <Button
          look="plain"
          aria-label={alone ? words.smaller(title) : words.larger(title)}
          aria-pressed={alone}
          onClick={() => enlarge(alone ? null : slot)}
        >
          {alone ? '×' : '⤢'}
        </Button>
      ),
    }),
    [words, id, slot, alone, algorithmId],
  )
  const Content = pictures[id]
  return (
    <div
      ref={element}
      className={styles.slot}
      id={slot === 0 ? 'curve' : undefined}
      tabIndex={-1}
      data-picture={id}
      data-slot={slot + 1}
      hidden={hidden}
      {...(stands ? place : undefined)}
    >
      <ErrorBoundary
        instead={(error, retry) => <BrokenPart title={words.pictures[id]} error={error} onRetry={retry} />}
      >
        <StagePlace value={frame}>
          <InView value={inView && !hidden}>
            <Suspense fallback={<p className={styles.loading}>{words.loading}</p>}>
              <Content />
            </Suspense>
          </InView>
        </StagePlace>
      </ErrorBoundary>
    </div>
  )
}
