import { useMemo, useRef } from 'react'
import { useText } from '../text/use-text'
import { CodeLine } from './CodeLine'
import styles from './SourceView.module.css'
import type { LineRange } from './source/anchors'
import { shortName } from './source/files-of'
import { tokenLines } from './source/tokens'
import { useScrollToMarks } from './use-scroll-to-marks'

interface SourceListingProps {
  readonly file: string
  readonly content: string
  readonly ranges: readonly LineRange[]
}

/** A file with its lines numbered, scrolled to the first that is marked. */
export function SourceListing({ file, content, ranges }: SourceListingProps) {
  const text = useText()
  const box = useRef<HTMLElement>(null)
  const lines = useMemo(() => tokenLines(content.trimEnd()), [content])
  useScrollToMarks(box, `${file}:${ranges.map(({ first }) => first)}`)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section ref={box} className={styles.listing} aria-label={text.loss.source.listing(shortName(file))} tabIndex={0}>
      {lines.map((tokens, index) => (
        <CodeLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number.
          key={index}
          number={index + 1}
          tokens={tokens}
          marked={ranges.some((range) => index + 1 >= range.first && index + 1 <= range.last)}
        />
      ))}
    </section>
  )
}
