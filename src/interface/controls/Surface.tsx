import type { ComponentProps } from 'react'

/** A picture that is worked on directly, with keys and pointer of its own; its label says which. */
export function Surface(props: ComponentProps<'div'> & { readonly 'aria-label': string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it has to be reachable by keyboard.
  return <div role="application" tabIndex={0} {...props} />
}
