import { useEffect } from 'react'
import { type Embed, useEmbed } from '../../store/page/embed'
import { Announcer } from '../announcements/Announcer'
import { GlossaryHost } from '../glossary/GlossaryHost'
import { BackendLine } from '../layout/BackendLine'
import { Notices } from '../layout/Notices'
import { RunBar } from '../layout/RunBar'
import { Story } from '../layout/Story'
import { LearningCurve } from '../panels/learning-curve/LearningCurve'
import { PanelSlot } from '../panels/PanelSlot'
import { LessonStrip } from '../share/LessonStrip'
import { Stage } from '../stage/Stage'
import { SymbolTip } from '../symbols/SymbolTip'
import { useText } from '../text/use-text'
import styles from './EmbedPage.module.css'
import { ParentStrip } from './ParentStrip'
import { followParent } from './parent'

/** What another page has in its frame: the stage, one panel, or a scenario's story and stage, and the button that runs it. */
export function EmbedPage() {
  const text = useText()
  const embed = useEmbed((state) => state.embed)!
  useEffect(followParent, [])
  return (
    <div className={styles.page} data-embed={embed.show}>
      <h1 className="visually-hidden">{text.title}</h1>
      <Notices />
      <LessonStrip />
      <ParentStrip />
      <main className={styles.content} id="experiment">
        <Content embed={embed} />
      </main>
      <footer className={styles.foot}>
        <RunBar />
        <span className={styles.facts}>
          {!window.crossOriginIsolated && <span data-one-thread>{text.embed.oneThread}</span>}
          <BackendLine />
          <a href={aloneAddress()} target="_blank" rel="noopener">
            {text.embed.openAlone}
          </a>
        </span>
      </footer>
      <SymbolTip />
      <GlossaryHost />
      <Announcer />
    </div>
  )
}

function Content({ embed }: { readonly embed: Embed }) {
  if (embed.show === 'panel') return <Panel id={embed.panel} />
  return (
    <>
      {embed.show === 'scenario' && <Story />}
      <Stage />
    </>
  )
}

function Panel({ id }: { readonly id: Extract<Embed, { readonly show: 'panel' }>['panel'] }) {
  if (id !== 'learningCurve') return <PanelSlot id={id} boardKey={null} first last />
  return (
    <div data-panel={id}>
      <LearningCurve />
    </div>
  )
}

/** The whole page with the same experiment. */
function aloneAddress(): string {
  const address = new URL(window.location.href)
  const embed = address.searchParams.get('embed') ?? ''
  address.pathname = address.pathname.replace(/embed\.html$/, '')
  address.searchParams.delete('embed')
  if (embed.startsWith('scenario:') && !address.hash) address.searchParams.set('scenario', embed.slice(9))
  return address.href
}
