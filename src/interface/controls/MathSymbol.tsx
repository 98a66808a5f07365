import { useEffect, useState } from 'react'

type Render = (latex: string) => string

let rendering: Promise<Render> | undefined
let render: Render | undefined

/** KaTeX comes after the first picture. MathML alone needs neither its fonts nor its styles, and screen readers know it. */
function loadRenderer(): Promise<Render> {
  rendering ??= import('katex').then(({ default: katex }) => {
    render = (latex) => katex.renderToString(latex, { output: 'mathml', throwOnError: false })
    return render
  })
  return rendering
}

/** A symbol as in the paper; LaTeX without dollar signs. */
export function MathSymbol({ latex, className }: { readonly latex: string; readonly className?: string }) {
  const [ready, setReady] = useState(render !== undefined)
  useEffect(() => {
    if (!ready) void loadRenderer().then(() => setReady(true))
  }, [ready])
  if (!ready || !render) return null
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes what it is given, which comes from our own schemas.
  return <span className={className} dangerouslySetInnerHTML={{ __html: render(latex) }} />
}
