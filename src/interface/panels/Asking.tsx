import type { ReactNode } from 'react'
import parts from './parts.module.css'
import { useUnasked } from './use-unasked'

interface AskingProps {
  readonly label: string
  /** Whether it is said here why they are closed: once in each panel. */
  readonly says?: boolean
  readonly children: ReactNode
}

/** Controls that ask the networks something else. Where nobody can answer they are closed, and it is said why. */
export function Asking({ label, says = true, children }: AskingProps) {
  const unasked = useUnasked()
  return (
    <fieldset className={parts.controls} disabled={unasked !== null}>
      <legend className="visually-hidden">{label}</legend>
      {children}
      {says && unasked !== null && <span className={parts.stamp}>{unasked}</span>}
    </fieldset>
  )
}
