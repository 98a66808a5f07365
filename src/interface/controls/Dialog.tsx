import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useText } from '../text/use-text'
import { Button } from './Button'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const text = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // While it is still in the document: an element that is gone cannot give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current!
    element.showModal()
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <Button look="plain" onClick={onClose}>
          {text.dataWork.close}
        </Button>
      </div>
      {children}
    </dialog>
  )
}
