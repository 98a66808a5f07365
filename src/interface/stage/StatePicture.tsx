import { type CSSProperties, type ReactNode, use } from 'react'
import type { PanelAnswers, PanelKind } from '../../core/looks/questions'
import { usePlayHead } from '../../store/timeline/play-head'
import { useRecordedLooks } from '../../store/timeline/recorded-looks'
import { InView } from '../charts/in-view'
import { formatCount } from '../format/numbers'
import { Legend, type LegendItem } from '../panels/Legend'
import { Panel } from '../panels/Panel'
import { IN_PICTURE } from '../panels/panel-pictures'
import type { PanelTable } from '../panels/table'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import styles from './Stage.module.css'
import { type Compared, useCrowd, useOneOfSeeds, useShownAnswers } from './use-shown'

/** One method's part of a picture of the state. */
export interface Part<Kind extends PanelKind> extends Compared {
  readonly answer: PanelAnswers[Kind]
  readonly step: number
}

interface StatePictureProps<Kind extends PanelKind> {
  readonly kind: Kind
  readonly title: string
  readonly explanation: ReactNode
  readonly name: string
  /** Where a method has nothing of the kind. */
  readonly nothing: string
  readonly has?: (answer: PanelAnswers[Kind]) => boolean
  /** What is what, told once under the title where several methods are too small to tell it each. */
  readonly legend?: readonly LegendItem[]
  readonly table: (part: Part<Kind>) => PanelTable
  /** `all`: those of every method, so that they can have equal scales. */
  readonly draw: (part: Part<Kind>, all: readonly Part<Kind>[]) => ReactNode
}

/** A picture of the networks at one step, beside each other for each compared run. */
export function StatePicture<Kind extends PanelKind>(props: StatePictureProps<Kind>) {
  const { kind, title, explanation, name, nothing, has = () => true, legend, table, draw } = props
  const { stage: words } = useText()
  const shown = useShownAnswers(kind)
  const past = usePlayHead((state) => state.step !== null)
  const looks = useRecordedLooks((state) => state.state)
  const inView = use(InView)
  const oneSeed = useOneOfSeeds(shown)
  const crowd = useCrowd()
  const parts = shown.flatMap(({ answered, ...compared }): Part<Kind>[] =>
    answered?.answer && has(answered.answer) ? [{ ...compared, answer: answered.answer, step: answered.step }] : [],
  )
  // Told once where all are of one step.
  const same = parts.every(({ step }) => step === parts[0]!.step)
  const of = [
    same && parts[0] ? words.atStep(formatCount(parts[0].step)) : undefined,
    parts.length > 0 ? oneSeed : undefined,
    crowd && words.crowd(shown.length, crowd),
  ].filter((part) => part !== undefined)
  return (
    <Panel
      title={title}
      explanation={explanation}
      name={name}
      aside={of.join(' · ') || undefined}
      table={parts.length > 0 ? () => joined(parts, table) : undefined}
    >
      <div className={styles.fill}>
        {legend && parts.length > 1 && (
          <div className={styles.legend}>
            <Legend items={legend} />
          </div>
        )}
        <div className={styles.methods}>
          {shown.map((one) => {
            const part = parts.find(({ experiment }) => experiment.id === one.experiment.id)
            return (
              <figure
                key={one.experiment.id}
                className={styles.method}
                style={{ '--look': one.look.colour } as CSSProperties}
                data-run={one.short}
                data-step={part?.step}
              >
                <figcaption {...IN_PICTURE}>
                  <span className={styles.name} title={one.short}>
                    {one.short}
                  </span>
                  {part && !same && <span>{words.atStep(formatCount(part.step))}</span>}
                </figcaption>
                <div className={styles.picture}>
                  {part ? (
                    inView && draw(part, parts)
                  ) : (
                    <p className={styles.note}>
                      {waitingFor(words, {
                        none: one.answered !== undefined && !part,
                        recorded: one.experiment.origin.kind === 'recorded',
                        looks,
                        past,
                      }) ?? nothing}
                    </p>
                  )}
                </div>
              </figure>
            )
          })}
        </div>
      </div>
    </Panel>
  )
}

/** Why a method has no picture yet; undefined where it will have none. */
function waitingFor(
  words: Text['stage'],
  is: { readonly none: boolean; readonly recorded: boolean; readonly looks: string; readonly past: boolean },
): string | undefined {
  if (is.none) return undefined
  if (is.recorded) return is.looks === 'coming' ? words.loading : words.notRecorded
  return is.past ? words.lookingBack : words.comes
}

/** One table of all methods, told apart in its first column. */
function joined<Kind extends PanelKind>(
  parts: readonly Part<Kind>[],
  tableOf: (part: Part<Kind>) => PanelTable,
): PanelTable {
  const tables = parts.map((part) => ({ label: part.label, table: tableOf(part) }))
  if (tables.length === 1) return tables[0]!.table
  return {
    columns: ['', ...tables[0]!.table.columns],
    rows: tables.flatMap(({ label, table }) => table.rows.map((row) => [label, ...row])),
  }
}
