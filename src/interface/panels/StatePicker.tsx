import { useMemo } from 'react'
import type { StatePlane } from '../../core/looks/questions'
import type { Picture } from '../../core/pictures/picture'
import { changeQuestion } from '../../store/panels/panels-questions'
import { latestWorld } from '../../store/world/world-store'
import { Button } from '../controls/Button'
import { formatMeasured } from '../format/numbers'
import { useDeclared, useText } from '../text/use-text'
import { Asking } from './Asking'
import { PictureView } from './picture/PictureView'
import { useUnasked } from './use-unasked'

/** The data in a plane of the state space; the state that the panels look at is picked in it. */
export function StatePicker({ map, height }: { readonly map: StatePlane; readonly height: number }) {
  const words = useText().panels.actionSlice
  const unasked = useUnasked()
  const declared = useDeclared()
  const { axes, place, offline } = map
  const [x, y] = [axes[0]!, axes[1] ?? axes[0]!]
  const picture = useMemo(
    (): Picture => ({
      x: { low: x.low, high: x.high, label: declared.axis(x) },
      y: { low: y.low, high: y.high, label: declared.axis(y) },
      layers: [
        { kind: 'points', x: offline.x, y: offline.y, colour: 'var(--data)', radius: 1.5, opacity: 0.6 },
        { kind: 'rule', along: 'y', at: place[0]!, colour: 'var(--ink)' },
        { kind: 'rule', along: 'x', at: place[1] ?? place[0]!, colour: 'var(--ink)' },
      ],
    }),
    [x, y, offline, place, declared],
  )
  const pick = (...picked: number[]) => pickPlace(Array.from(place, (value, axis) => picked[axis] ?? value))
  const policyAt = latestWorld.report?.state
  return (
    <div>
      <PictureView
        label={words.pick}
        picture={picture}
        height={height}
        picking={unasked === null ? { x: place[0]!, y: place[1] ?? place[0]!, onPick: pick } : undefined}
        readOut={(atX, atY) => [
          { label: declared.name(x.name), value: formatMeasured(atX) },
          { label: declared.name(y.name), value: formatMeasured(atY) },
        ]}
      />
      <Asking label={words.pick}>
        {policyAt?.length === axes.length && (
          <Button look="plain" onClick={() => pickPlace([...latestWorld.report!.state])}>
            {words.here}
          </Button>
        )}
        <Button look="plain" onClick={() => pickPlace(null)}>
          {words.start}
        </Button>
      </Asking>
    </div>
  )
}

/** For every panel that looks at one state. */
export function pickPlace(place: readonly number[] | null): void {
  changeQuestion('actionSlice', { place })
  changeQuestion('stateMap', { through: place })
}
