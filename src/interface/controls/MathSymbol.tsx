import type { KatexOptions } from 'katex'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'

type Render = (latex: string, element: HTMLElement, options: KatexOptions) => void

// MathML alone needs neither KaTeX's fonts nor its styles, and screen readers know it.
const OPTIONS: KatexOptions = { output: 'mathml', throwOnError: false }

let rendering: Promise<void> | undefined
let render: Render | undefined

/** KaTeX comes after the first picture. */
function loadRenderer(): Promise<void> {
  rendering ??= import('katex').then(({ default: katex }) => {
    render = katex.render
  })
  return rendering
}

/** A symbol as in the paper; LaTeX without dollar signs. It is put together as elements: no markup is ever parsed. */
export function MathSymbol({ latex, className }: { readonly latex: string; readonly className?: string }) {
  const [ready, setReady] = useState(render !== undefined)
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!ready) void loadRenderer().then(() => setReady(true))
  }, [ready])
  useLayoutEffect(() => {
    if (ready && place.current) render?.(latex, place.current, OPTIONS)
  }, [ready, latex])
  return ready ? <span ref={place} className={className} /> : null
}
