import { useEffect, useId, useState } from 'react'
import type { Field, FieldValue, Schema } from '../../core/schema/field'
import { useTermLinks } from '../../store/page/term-links-store'
import type { SettingsGroup } from '../../store/settings/settings-actions'
import { FieldControl } from '../controls/FieldControl'
import { useText } from '../text/use-text'
import styles from './AllSettings.module.css'

/** A schema with the group that its values live in, and what they start with. */
export interface SettingsSection {
  readonly group: SettingsGroup
  readonly title: string
  readonly schema: Schema
  readonly initial: Readonly<Record<string, FieldValue>>
  /** What stands in sight already. */
  readonly inSight: ReadonlySet<string>
}

interface AllSettingsProps {
  readonly sections: readonly SettingsSection[]
  /** Where the algorithm is described. */
  readonly source: string
}

/** Everything that can be set, by name or by what its explanation says. Drawn only when opened. */
export function AllSettings({ sections, source }: AllSettingsProps) {
  const text = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const wanted = useTermLinks((state) => state.wanted)
  const hidesWanted = wanted !== null && sections.some(({ schema, inSight }) => schema[wanted] && !inSight.has(wanted))
  useEffect(() => {
    if (!hidesWanted) return
    setQuery('')
    setOpen(true)
  }, [hidesWanted])
  const found = sections
    .map((section) => ({
      ...section,
      names: Object.keys(section.schema).filter((name) =>
        query.trim() === '' ? !section.inSight.has(name) : matches(section.schema[name]!, name, query),
      ),
    }))
    .filter(({ names }) => names.length > 0)
  return (
    <details className={styles.all} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.algorithm.all}</summary>
      {open && (
        <>
          <label className="visually-hidden" htmlFor={id}>
            {text.algorithm.search}
          </label>
          <input
            id={id}
            type="search"
            className={styles.search}
            placeholder={text.algorithm.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          {found.length === 0 && <p>{text.algorithm.nothingFound(query)}</p>}
          {found.map(({ group, title, schema, initial, names }) => (
            <section key={group} aria-label={title}>
              <h3 className={styles.title}>{title}</h3>
              {names.map((name) => (
                <FieldControl key={name} group={group} schema={schema} name={name} initial={initial[name]} />
              ))}
            </section>
          ))}
          <p className={styles.source}>
            {text.algorithm.source}: {source}
          </p>
        </>
      )}
    </details>
  )
}

/** Whether it is called or explained so. */
function matches({ label, symbol = '', explanation }: Field, name: string, query: string): boolean {
  const haystack = `${name} ${label} ${symbol} ${explanation}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
