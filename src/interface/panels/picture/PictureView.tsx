import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { drawPicture } from '../../../core/pictures/draw-picture'
import { frameOf, type Picture } from '../../../core/pictures/picture'
import { useShownTheme } from '../../../store/page/theme-store'
import { blankSheet } from '../../charts/blank-sheet'
import { drawSoon } from '../../charts/drawing-queue'
import { raised } from '../../charts/superscript'
import { Surface } from '../../controls/Surface'
import { registerPicture } from '../panel-pictures'
import { canvasPen } from './canvas-pen'
import styles from './PictureView.module.css'

export interface ReadOutLine {
  readonly label: string
  readonly value: string
}

interface PictureViewProps {
  /** What is to be seen, for who cannot; the panel's table has the numbers. */
  readonly label: string
  readonly picture: Picture
  /** Pixels, or all of its place. */
  readonly height: number | 'fill'
  /** What a place says. */
  readonly readOut?: (x: number, y: number) => readonly ReadOutLine[] | null
  /** A press on a place; what it does can be done by buttons too. */
  readonly onPress?: ((x: number, y: number) => void) | undefined
  /** The place that is chosen is moved by pointer and arrow keys, a fiftieth of the axes at a time. */
  readonly picking?:
    | { readonly x: number; readonly y: number; readonly onPick: (x: number, y: number) => void }
    | undefined
}

/** A picture on a canvas, with values where the pointer is. */
export function PictureView({ label, picture, height: wanted, readOut, picking, onPress }: PictureViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme((state) => state.theme)
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize({ width: Math.round(width), height: Math.round(height) })
    })
    observer.observe(canvas.current!)
    return () => observer.disconnect()
  }, [])
  const draw = () => {
    const element = canvas.current
    const sheet = element && blankSheet(element)
    if (sheet) drawPicture(canvasPen(sheet.context, fontOf(element)), picture, sheet.size)
  }
  const newest = useRef(draw)
  newest.current = draw
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours, another width another frame; a person waits for it.
  useLayoutEffect(() => newest.current(), [theme, width, height])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another picture, when it is its turn.
  useEffect(() => {
    drawSoon(canvas, () => newest.current())
  }, [picture])
  useEffect(() => registerPicture(canvas.current!, picture), [picture])

  const frame = width > 0 ? frameOf(picture, { width, height }) : null
  const inside =
    frame &&
    pointer &&
    pointer.x >= frame.left &&
    pointer.x <= frame.right &&
    pointer.y >= frame.top &&
    pointer.y <= frame.bottom
      ? { x: frame.dataX(pointer.x), y: frame.dataY(pointer.y) }
      : null
  const lines = inside && readOut ? readOut(inside.x, inside.y) : null
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width: drawn } = event.currentTarget.getBoundingClientRect()
    const scale = drawn > 0 ? event.currentTarget.offsetWidth / drawn : 1
    const at = { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale }
    setPointer(at)
    if (picking && frame && event.buttons > 0) picking.onPick(...within(picture, frame.dataX(at.x), frame.dataY(at.y)))
  }
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = MOVES[event.key]
    if (!picking || !move) return
    event.preventDefault()
    const { x, y } = picture
    const by = [(move[0] * (x.high - x.low)) / 50, (move[1] * (y.high - y.low)) / 50] as const
    picking.onPick(...within(picture, picking.x + by[0], picking.y + by[1]))
  }
  const pointing = { onPointerMove: follow, onPointerLeave: () => setPointer(null) }
  return (
    <div className={styles.view} style={{ height: wanted === 'fill' ? '100%' : wanted }}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
      {picking ? (
        <Surface className={styles.surface} aria-label={label} {...pointing} onPointerDown={follow} onKeyDown={walk} />
      ) : (
        <div className={styles.surface} {...pointing} onPointerDown={() => inside && onPress?.(inside.x, inside.y)} />
      )}
      {lines && pointer && (
        <dl className={styles.values} style={besides(pointer, { width, height })} aria-hidden>
          {lines.map((line) => (
            <div key={line.label}>
              <dt>{raised(line.label)}</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
}

function within({ x, y }: Picture, atX: number, atY: number): [number, number] {
  return [Math.min(x.high, Math.max(x.low, atX)), Math.min(y.high, Math.max(y.low, atY))]
}

/** On the side of the pointer where there is more room. */
function besides({ x, y }: { x: number; y: number }, size: { width: number; height: number }) {
  return {
    ...(x < size.width / 2 ? { left: x + 12 } : { right: size.width - x + 12 }),
    ...(y < size.height / 2 ? { top: y + 12 } : { bottom: size.height - y + 12 }),
  }
}

export function fontOf(element: Element): string {
  return getComputedStyle(element).fontFamily
}
