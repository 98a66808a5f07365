import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { katexIsLoaded, loadKatex, renderMath } from '../symbols/render-math'

/** A symbol or formula as in the paper; LaTeX without dollar signs. Pointing at one of its symbols explains it. */
export function MathSymbol({ latex, className }: { readonly latex: string; readonly className?: string | undefined }) {
  const node = useRef<HTMLSpanElement>(null)
  const [ready, setReady] = useState(katexIsLoaded)
  useEffect(() => {
    if (!ready) void loadKatex().then(() => setReady(true))
  }, [ready])
  useLayoutEffect(() => {
    if (ready) renderMath(node.current!, latex)
  }, [ready, latex])
  return ready ? <span ref={node} className={className} /> : null
}
