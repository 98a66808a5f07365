import { type ReactNode, type RefObject, use, useId, useRef, useState } from 'react'
import { withEverythingDrawn } from '../charts/in-view'
import { raised } from '../charts/superscript'
import { Button } from '../controls/Button'
import { formatCount, formatMeasured } from '../format/numbers'
import { TermText } from '../glossary/TermText'
import { Formula } from '../symbols/Formula'
import { useText } from '../text/use-text'
import styles from './Panel.module.css'
import { panelAsSvg } from './panel-pictures'
import { PlaceControls } from './place-controls'
import { savePng, saveText } from './save-chart'
import { StagePlace } from './stage-place'
import { type PanelTable, tableAsCsv } from './table'

interface PanelProps {
  /** The question that the panel answers. */
  readonly title: string
  /** One paragraph, shown on demand. */
  readonly explanation: ReactNode
  /** For file names. */
  readonly name: string
  /** Its formula with the current numbers, as LaTeX; stands with the explanation. */
  readonly formula?: readonly string[] | undefined
  /** Made only when somebody asks for it; absent while there is nothing to show. */
  readonly table?: (() => PanelTable) | undefined
  /** Beside its title, quietly: what all of it is of. */
  readonly aside?: string | undefined
  /** Beside its other buttons. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** Between what may be left out where there is no room for all of it. */
const PARTS = /(?= · |, |，)/

type Opened = 'explanation' | 'table' | null

/** The frame that every panel stands in: question, explanation, the numbers as a table, and saving. */
export function Panel({ title, explanation, name, formula, table, aside, tools, children }: PanelProps) {
  const text = useText()
  const id = useId()
  const placing = use(PlaceControls)
  const stage = use(StagePlace)
  const body = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<Opened>(null)
  // On the stage a figure among others; the panel of the same question below is the place of its own that one goes to.
  const Frame = stage ? 'figure' : 'section'
  const toggle = (what: Opened) => setOpened((now) => (now === what ? null : what))
  return (
    <Frame className={`${styles.panel} ${stage ? styles.onStage : ''}`} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {stage?.choice}
        {aside && (
          <span className={styles.aside} title={aside}>
            {aside.split(PARTS).map((part) => (
              <span key={part}>{part}</span>
            ))}
          </span>
        )}
        <div className={styles.actions}>
          <span className={styles.more} aria-hidden>
            ···
          </span>
          <span className={styles.tools}>
            <Button look="plain" aria-expanded={opened === 'explanation'} onClick={() => toggle('explanation')}>
              {text.panel.explain}
            </Button>
            {table && (
              <>
                <Button look="plain" aria-expanded={opened === 'table'} onClick={() => toggle('table')}>
                  {text.panel.table}
                </Button>
                <SaveButtons title={title} name={name} table={table} body={body} />
              </>
            )}
            {tools}
            {placing?.(title)}
          </span>
          {stage?.enlarge(title)}
        </div>
      </header>
      {opened === 'explanation' && (
        <div className={styles.explanation}>
          <p>{typeof explanation === 'string' ? <TermText text={explanation} /> : explanation}</p>
          {formula?.map((latex) => (
            <Formula key={latex} latex={latex} />
          ))}
        </div>
      )}
      <div ref={body} className={styles.body}>
        {children}
      </div>
      {opened === 'table' && table && <Rows title={title} table={table()} />}
    </Frame>
  )
}

interface SaveButtonsProps {
  readonly title: string
  readonly name: string
  readonly table: () => PanelTable
  readonly body: RefObject<HTMLElement | null>
}

function SaveButtons({ title, name, table, body }: SaveButtonsProps) {
  const text = useText()
  const picture = () => (body.current ? panelAsSvg(body.current, title) : null)
  const saveSvg = async () => {
    const svg = await withEverythingDrawn(picture)
    if (svg) saveText(`${name}.svg`, 'image/svg+xml', svg)
  }
  const saveBitmap = async () => {
    const svg = await withEverythingDrawn(picture)
    if (svg) await savePng(`${name}.png`, svg)
  }
  const formats = [
    { label: text.panel.saveCsv, save: () => saveText(`${name}.csv`, 'text/csv', tableAsCsv(table())) },
    { label: text.panel.savePng, save: () => void saveBitmap() },
    { label: text.panel.saveSvg, save: () => void saveSvg() },
  ]
  return formats.map(({ label, save }) => (
    <Button look="plain" key={label} aria-label={text.panel.saveAs(title, label)} onClick={save}>
      {label}
    </Button>
  ))
}

function Rows({ title, table }: { readonly title: string; readonly table: PanelTable }) {
  const text = useText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={styles.rows} aria-label={text.panel.tableOf(title)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {raised(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own.
            <tr key={index}>
              {row.map((value, column) => (
                <td key={table.columns[column]}>{typeof value === 'number' ? formatNumber(value) : value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function formatNumber(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatMeasured(value)
}
