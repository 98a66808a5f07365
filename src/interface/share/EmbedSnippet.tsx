import { useId, useRef, useState } from 'react'
import { type Embed, nameOfEmbed } from '../../store/page/embed'
import { languageOf, themeOf, usePreferences } from '../../store/page/preferences-store'
import { type PanelId, panelIds } from '../../store/panels/panels-store'
import { scenarioIsInFocus } from '../../store/scenario/scenario-actions'
import { useScenario } from '../../store/scenario/scenario-store'
import { Button } from '../controls/Button'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import styles from './ShareDialog.module.css'

/** The lines that show this experiment in a page of somebody's own. `link`: the whole state; empty while it is made. */
export function EmbedSnippet({ link }: { readonly link: string }) {
  const text = useText()
  const words = text.embed
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const scenario = useScenario((state) => (scenarioIsInFocus() ? state.id : null))
  const theme = usePreferences(themeOf)
  const language = usePreferences(languageOf)
  const embeds: Embed[] = [
    ...(scenario ? [{ show: 'scenario', id: scenario } as const] : []),
    { show: 'stage' },
    { show: 'panel', panel: 'learningCurve' },
    ...panelIds.map((panel) => ({ show: 'panel', panel }) as const),
  ]
  const [chosen, setChosen] = useState(nameOfEmbed(embeds[0]!))
  const [copied, setCopied] = useState<boolean | null>(null)
  const labelOf = (embed: Embed) =>
    embed.show === 'panel' ? nameOfPanel(text, embed.panel) : words[embed.show === 'stage' ? 'stage' : 'scenario']
  const lines = snippet(link, chosen, { theme, lang: language }, text.title)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(lines)
      setCopied(true)
    } catch {
      field.current?.select()
      setCopied(false)
    }
  }
  return (
    <details className={styles.lesson}>
      <summary>{words.snippet}</summary>
      <p className={styles.what}>{words.snippetExplained}</p>
      <Select
        label={words.show}
        value={chosen}
        options={embeds.map((embed) => ({ value: nameOfEmbed(embed), label: labelOf(embed) }))}
        onChange={(next) => {
          setChosen(next)
          setCopied(null)
        }}
      />
      <label className="visually-hidden" htmlFor={id}>
        {words.lines}
      </label>
      <textarea ref={field} id={id} className={styles.lines} readOnly rows={4} value={lines} />
      <Button disabled={link === ''} onClick={() => void copy()}>
        {words.copy}
      </Button>
      <p className={styles.copied} role="status">
        {copied === true && words.copied}
        {copied === false && text.share.notCopied}
      </p>
    </details>
  )
}

function nameOfPanel(text: ReturnType<typeof useText>, panel: PanelId | 'learningCurve'): string {
  return panel === 'learningCurve' ? text.stage.pictures.return : text.panels.names[panel]
}

/** HTML; the address has no character that would end an attribute but `&`. */
function snippet(link: string, embed: string, appearance: Readonly<Record<string, string>>, title: string): string {
  if (link === '') return ''
  const { origin, pathname, hash } = new URL(link)
  const query = new URLSearchParams({ embed })
  for (const [name, value] of Object.entries(appearance)) if (value !== 'system') query.set(name, value)
  const address = `${origin}${pathname.replace(/index\.html$/, '')}embed.html?${query}${hash}`
  return `<iframe\n  src="${address.replaceAll('&', '&amp;')}"\n  title="${title}" width="960" height="640" style="border: 0" loading="lazy"></iframe>`
}
