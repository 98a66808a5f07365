import { useEffect, useId, useRef, useState } from 'react'
import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import type { SharedState } from '../../core/sharing/shared-state'
import { keepInAddress, linkTo } from '../../store/share/share-state'
import { Button } from '../controls/Button'
import { useText, useTranslate } from '../text/use-text'
import { EmbedSnippet } from './EmbedSnippet'
import styles from './ShareDialog.module.css'

type Copied = 'no' | 'yes' | 'refused'

/** The link, and the button that copies it. */
export function CopyLink({ state }: { readonly state: SharedState | undefined }) {
  const words = useText().share
  const translate = useTranslate()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const content = state ? JSON.stringify(state) : null
  const [made, setMade] = useState<{ readonly of: string; readonly link: string; readonly problem?: Message } | null>(
    null,
  )
  const [copied, setCopied] = useState<Copied>('no')
  useEffect(() => {
    if (content === null) return
    let current = true
    setCopied('no')
    linkTo(JSON.parse(content) as SharedState).then(
      (link) => current && setMade({ of: content, link }),
      (error: unknown) => current && setMade({ of: content, link: '', problem: messageOf(error) }),
    )
    return () => {
      current = false
    }
  }, [content])

  const ready = made !== null && made.of === content
  const copy = async (link: string) => {
    keepInAddress(link)
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch {
      field.current?.select()
      setCopied('refused')
    }
  }
  if (content === null) return <p>{words.waiting}</p>
  if (ready && made.problem) {
    return (
      <p className={styles.problem} role="alert">
        {translate(made.problem)}
      </p>
    )
  }
  return (
    <>
      <div className={styles.link}>
        <label className="visually-hidden" htmlFor={id}>
          {words.link}
        </label>
        <input ref={field} id={id} type="text" readOnly value={ready ? made.link : ''} />
        <Button look="primary" disabled={!ready} onClick={() => ready && void copy(made.link)}>
          {words.copy}
        </Button>
      </div>
      <p className={styles.copied} role="status">
        {copied === 'yes' && words.copied}
        {copied === 'refused' && words.notCopied}
      </p>
      <EmbedSnippet link={ready ? made.link : ''} />
    </>
  )
}
