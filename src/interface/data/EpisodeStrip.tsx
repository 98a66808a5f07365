import { useEffect, useRef } from 'react'
import { useShownTheme } from '../../store/page/theme-store'
import type { EpisodeTable } from '../../worker/dataset-protocol'
import { blankSheet } from '../charts/blank-sheet'
import { formatCount, formatMeasured } from '../format/numbers'
import { useText } from '../text/use-text'
import { readPalette } from '../world/palette'
import { episodeBars } from './episode-bars'
import styles from './figures.module.css'

const MOST_ROWS = 200

/** Where episodes begin and end, how long they are, what they returned, and how they ended. */
export function EpisodeStrip({ episodes }: { readonly episodes: EpisodeTable }) {
  const words = useText().dataWork.inspector
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme((state) => state.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    const sheet = blankSheet(canvas.current!)
    if (!sheet) return
    const palette = readPalette(canvas.current!)
    const { width, height } = sheet.size
    for (const { from, to, bottom, top, ended } of episodeBars(episodes)) {
      sheet.context.fillStyle = ended ? palette.ink : palette.data
      sheet.context.globalAlpha = ended ? 0.9 : 0.5
      const gap = (to - from) * width > 3 ? 1 : 0
      const bar = Math.max(1, (top - bottom) * height)
      sheet.context.fillRect(from * width, height * (1 - top), Math.max(0.5, (to - from) * width - gap), bar)
    }
  }, [episodes, theme])

  const { lengths, returns, terminals } = episodes
  const count = lengths.length
  const ended = terminals.reduce((sum, flag) => sum + flag, 0)
  const shortest = lengths.reduce((least, length) => Math.min(least, length), Number.POSITIVE_INFINITY)
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0)
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h3>{words.episodes}</h3>
      </figcaption>
      <canvas
        ref={canvas}
        className={styles.strip}
        role="img"
        aria-label={words.episodesSpoken(count, ended, count - ended, shortest, longest)}
      />
      <p className={styles.explanation}>{words.episodesExplained}</p>
      <details className={styles.explanation}>
        <summary>{words.table}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              {Object.values(words.columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.min(count, MOST_ROWS) }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an episode is its number.
              <tr key={i}>
                <td>{formatCount(i + 1)}</td>
                <td>{formatCount(lengths[i]!)}</td>
                <td>{formatMeasured(returns[i]!)}</td>
                <td>{terminals[i] ? words.ended : words.cutOff}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {count > MOST_ROWS && <p>{words.tableRest(count - MOST_ROWS)}</p>}
      </details>
    </figure>
  )
}
