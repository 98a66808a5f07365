import { useMemo, useRef, useState } from 'react'
import { Button } from '../controls/Button'
import { useMedia } from '../layout/use-media'
import { useText } from '../text/use-text'
import { CodeLine } from './CodeLine'
import styles from './SourceView.module.css'
import type { LineRange } from './source/anchors'
import { shortName } from './source/files-of'
import { folded } from './source/folded'
import { type DiffRow, lineDiff, sideBySide } from './source/line-diff'
import { type Token, tokenLines } from './source/tokens'
import { useScrollToMarks } from './use-scroll-to-marks'

interface File {
  readonly file: string
  readonly content: string
}

interface SourceDifferenceProps {
  readonly before: File
  readonly after: File
  /** Marked lines of `after`. */
  readonly ranges: readonly LineRange[]
}

/** Two files compared line by line: beside each other where there is room, else one below the other. */
export function SourceDifference({ before, after, ranges }: SourceDifferenceProps) {
  const text = useText()
  const words = text.loss.source
  const wide = useMedia('(min-width: 1000px)')
  const box = useRef<HTMLElement>(null)
  useScrollToMarks(box, `${before.file}:${ranges.map(({ first }) => first)}`)
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const pieces = useMemo(() => {
    const [old, now] = [before.content.trimEnd().split('\n'), after.content.trimEnd().split('\n')]
    return folded(sideBySide(lineDiff(old, now)))
  }, [before.content, after.content])
  const lines = useMemo(
    () => ({ before: tokenLines(before.content.trimEnd()), after: tokenLines(after.content.trimEnd()) }),
    [before.content, after.content],
  )
  const isMarked = (index: number | null) =>
    index !== null && ranges.some(({ first, last }) => index + 1 >= first && index + 1 <= last)
  const line = (side: 'before' | 'after', index: number | null, changed: boolean) => (
    <CodeLine
      key={`${side}${index}`}
      number={index === null ? null : index + 1}
      tokens={index === null ? NO_TOKENS : lines[side][index]!}
      marked={side === 'after' && isMarked(index)}
      change={changed && index !== null ? (side === 'before' ? 'removed' : 'added') : undefined}
    />
  )
  const pair = (row: DiffRow) => (
    <div key={`${row.before}:${row.after}`} className={styles.pair}>
      {line('before', row.before, row.changed)}
      {line('after', row.after, row.changed)}
    </div>
  )
  const below = (rows: readonly DiffRow[]) =>
    rows[0]?.changed
      ? [
          ...rows.flatMap((row) => (row.before === null ? [] : [line('before', row.before, true)])),
          ...rows.flatMap((row) => (row.after === null ? [] : [line('after', row.after, true)])),
        ]
      : rows.map((row) => line('after', row.after, false))
  const label = words.difference(shortName(before.file), shortName(after.file))
  return (
    <>
      <div className={wide ? styles.names : styles.namesBelow}>
        <span>{shortName(before.file)}</span>
        <span>{shortName(after.file)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section ref={box} className={styles.listing} aria-label={label} tabIndex={0}>
        {pieces.map(({ kind, rows }, index) =>
          kind === 'folded' && !opened.has(index) ? (
            <Button
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place.
              key={index}
              look="plain"
              className={styles.fold}
              onClick={() => setOpened(new Set([...opened, index]))}
            >
              {words.same(rows.length)}
            </Button>
          ) : wide ? (
            rows.map(pair)
          ) : (
            below(rows)
          ),
        )}
      </section>
    </>
  )
}

const NO_TOKENS: readonly Token[] = []
