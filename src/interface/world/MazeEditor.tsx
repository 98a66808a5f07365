import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { layoutProblems } from '../../core/environments/maze/free-maze'
import {
  type Cell,
  type Layout,
  MAXIMUM_SIDE,
  parseLayout,
  serialiseLayout,
  withSize,
} from '../../core/environments/maze/layout'
import { changeMaze } from '../../store/datasets/maze-actions'
import { useShownTheme } from '../../store/page/theme-store'
import { blankSheet } from '../charts/blank-sheet'
import { Button } from '../controls/Button'
import { Surface } from '../controls/Surface'
import { useText, useTranslate } from '../text/use-text'
import { cellUnder, drawLayout } from './layout-drawing'
import styles from './MazeEditor.module.css'
import { type CellPlace, drawCell, moved, toolOf } from './maze-cursor'
import { readPalette } from './palette'

const TOOLS: readonly Cell[] = ['wall', 'free', 'start', 'goal']
const SMALLEST_SIDE = 2

interface MazeEditorProps {
  /** The maze in use, as the free maze's parameter has it. */
  readonly used: string
  readonly onEnd: () => void
}

/** Draws a maze cell by cell, with pointer or keyboard. Nothing happens to the run until it is used. */
export function MazeEditor({ used, onEnd }: MazeEditorProps) {
  const words = useText().worldWork.maze
  const translate = useTranslate()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [layout, setLayout] = useState<Layout>(() => parseLayout(used))
  const [tool, setTool] = useState<Cell>('wall')
  const [cursor, setCursor] = useState<CellPlace>({ column: 0, row: 0 })
  const [focused, setFocused] = useState(false)
  const theme = useShownTheme((state) => state.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    const sheet = blankSheet(canvas.current!)
    if (sheet) drawLayout(sheet.context, layout, focused ? cursor : null, sheet.size, readPalette(canvas.current!))
  }, [layout, cursor, focused, theme])

  const problems = layoutProblems(layout)
  const changed = serialiseLayout(layout)
  const draw = (place: CellPlace, cell: Cell) => {
    setCursor(place)
    setLayout(drawCell(layout, place, cell))
  }
  const point = (event: PointerEvent) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const place = cellUnder(layout, { width, height }, event.clientX - left, event.clientY - top)
    if (place) draw(place, tool)
  }
  const press = (event: KeyboardEvent) => {
    const next = moved(cursor, event.key, layout)
    const cell = toolOf(event.key, tool)
    if (!next && !cell) return
    event.preventDefault()
    if (next) setCursor(next)
    else if (cell) draw(cursor, cell)
  }
  const resize = (columns: number, rows: number) => {
    setLayout(withSize(layout, columns, rows))
    setCursor({ column: Math.min(cursor.column, columns - 1), row: Math.min(cursor.row, rows - 1) })
  }
  return (
    <div className={styles.editor}>
      <fieldset className={styles.tools}>
        <legend className="visually-hidden">{words.tool}</legend>
        {TOOLS.map((each) => (
          <label key={each}>
            <input type="radio" name="maze-tool" checked={tool === each} onChange={() => setTool(each)} />
            <span>{words.tools[each]}</span>
          </label>
        ))}
      </fieldset>
      <Surface
        aria-label={words.canvas}
        aria-describedby="maze-cursor"
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          point(event)
        }}
        onPointerMove={(event) => event.buttons > 0 && point(event)}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          style={{ aspectRatio: Math.max(0.8, Math.min(2.4, layout.columns / layout.rows)) }}
        />
      </Surface>
      <p className={styles.line}>
        {words.keys}{' '}
        {/* Stays without the focus: a line that went at the press of a button would move it away under the finger. */}
        <span id="maze-cursor" aria-live="polite">
          {describeCell(layout, cursor, words)}
        </span>
      </p>
      <div className={styles.sizes}>
        <Side label={words.columns} value={layout.columns} onChange={(columns) => resize(columns, layout.rows)} />
        <Side label={words.rows} value={layout.rows} onChange={(rows) => resize(layout.columns, rows)} />
      </div>
      {problems.map(translate).map((problem) => (
        <p key={problem} className={styles.problem} role="alert">
          {problem}
        </p>
      ))}
      <p className={styles.line}>{words.resets}</p>
      <div className={styles.buttons}>
        <Button
          disabled={problems.length > 0 || changed === used}
          onClick={() => {
            changeMaze({ layout: changed })
            onEnd()
          }}
        >
          {words.use}
        </Button>
        <Button look="plain" onClick={onEnd}>
          {words.leave}
        </Button>
      </div>
    </div>
  )
}

interface SideProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function Side({ label, value, onChange }: SideProps) {
  const take = (next: number) => {
    if (Number.isInteger(next) && next >= SMALLEST_SIDE && next <= MAXIMUM_SIDE) onChange(next)
  }
  return (
    <label>
      {label}
      <input
        type="number"
        min={SMALLEST_SIDE}
        max={MAXIMUM_SIDE}
        value={value}
        onChange={(event) => take(event.target.valueAsNumber)}
      />
    </label>
  )
}

function describeCell(
  { cells, columns }: Layout,
  { column, row }: CellPlace,
  words: ReturnType<typeof useText>['worldWork']['maze'],
): string {
  return words.cell(row + 1, column + 1, words.tools[cells[row * columns + column]!].toLowerCase())
}
