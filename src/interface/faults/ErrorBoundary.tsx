import { Component, type ReactNode } from 'react'
import { forgetFailures } from './fetched-part'

interface ErrorBoundaryProps {
  /** What stands in the place of what cannot be drawn; `retry` draws it again. */
  readonly instead: (error: Error, retry: () => void) => ReactNode
  readonly children: ReactNode
}

/** What breaks while it is drawn breaks alone. The worker and the stores do not notice. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return this.props.instead(error, () => {
      forgetFailures()
      this.setState({ error: null })
    })
  }
}
