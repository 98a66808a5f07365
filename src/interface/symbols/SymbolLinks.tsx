import { useEffect } from 'react'
import { openGlossary, symbolKey } from '../../store/page/glossary-store'

/** Buttons that only explain: pressing them is free to lead on. */
const EXPLAINS = '[data-explained] > button, [data-formula]'
const DOES_SOMETHING = 'button, a, label, input, select, summary'

/** A click on a symbol leads to the glossary, as Enter does on what explains one; once for the whole page. */
export function SymbolLinks() {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const symbol = symbolOf(event)?.getAttribute('data-symbol')
      if (symbol) openGlossary(symbolKey(symbol))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [])
  return null
}

function symbolOf(event: MouseEvent): Element | null {
  const { target, detail } = event
  if (!(target instanceof Element)) return null
  const button = target.closest(DOES_SOMETHING)
  if (button && !button.matches(EXPLAINS)) return null
  // By Enter no place is pointed at: the first symbol that it explains.
  if (detail === 0) return button?.querySelector('[data-symbol]') ?? null
  // A tap explains first; what then stands there leads on.
  const touched = event instanceof PointerEvent && event.pointerType === 'touch'
  return touched ? null : target.closest('[data-symbol]')
}
