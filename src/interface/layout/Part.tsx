import type { ReactNode } from 'react'
import { BrokenPart } from '../faults/BrokenPart'
import { ErrorBoundary } from '../faults/ErrorBoundary'

interface PartProps {
  /** For links and keys that lead here. */
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

/** A part of the page that can be gone to, and that breaks alone. */
export function Part({ id, title, children }: PartProps) {
  return (
    <div id={id} tabIndex={-1}>
      <ErrorBoundary instead={(error, retry) => <BrokenPart title={title} error={error} onRetry={retry} />}>
        {children}
      </ErrorBoundary>
    </div>
  )
}
