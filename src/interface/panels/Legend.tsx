import { raised } from '../charts/superscript'
import { Hint } from '../controls/Hint'
import styles from './Legend.module.css'
import { IN_PICTURE } from './panel-pictures'

export interface LegendItem {
  readonly label: string
  readonly colour: string
  readonly dash?: string | undefined
  /** A dot stands for points, a square for a surface; otherwise a line. */
  readonly mark?: 'line' | 'dot' | 'ring' | 'square'
  /** The latest value, written out. */
  readonly value?: string
  readonly explanation?: string | undefined
}

/** What is what in a chart, with the latest values. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <ul className={styles.legend} {...IN_PICTURE}>
      {items.map((item) => (
        <li key={item.label}>
          <svg width="20" height="10" aria-hidden>
            <Sample {...item} />
          </svg>
          {item.explanation ? <Hint text={raised(item.explanation)}>{raised(item.label)}</Hint> : raised(item.label)}
          {item.value !== undefined && <span className={styles.value}>{item.value}</span>}
        </li>
      ))}
    </ul>
  )
}

function Sample({ mark = 'line', colour, dash }: LegendItem) {
  if (mark === 'dot') return <circle cx="10" cy="5" r="3.5" fill={colour} />
  if (mark === 'ring') return <circle cx="10" cy="5" r="3.5" fill="none" stroke={colour} strokeWidth="1.5" />
  if (mark === 'square') return <rect x="3" y="1" width="14" height="8" fill={colour} fillOpacity="0.4" />
  return <line x1="0" x2="20" y1="5" y2="5" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
}
