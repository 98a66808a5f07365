import { useEffect, useRef, useState } from 'react'
import { findAlgorithm } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import type { Declared } from '../text/declared'
import type { Text } from '../text/text'
import { useDeclared, useText } from '../text/use-text'
import { meaningOf } from './glossary'
import styles from './SymbolTip.module.css'

const EXPLAINED = '[data-symbol], [data-setting], [data-measured]'
/** Long enough to pass over a symbol on the way elsewhere, and to reach the explanation from it. */
const PAUSE_MS = 200
const WIDTH = 272
const MARGIN = 8

interface Tip {
  readonly words: string
  readonly left: number
  readonly top: number
}

/** What the symbol under the pointer, or tapped, means; once for the whole page. Escape puts it away. */
export function SymbolTip() {
  const text = useText()
  const declared = useDeclared()
  const box = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let pointed: Element | null = null
    const later = (next: Tip | null) => {
      clearTimeout(timer)
      timer = setTimeout(() => setTip(next), PAUSE_MS)
    }
    const tipOf = (symbol: Element | null): Tip | null => {
      // Inside a term with an explanation of its own, that one tells the symbols too.
      const words = symbol && !symbol.closest('[data-explained]') ? explain(symbol, text, declared) : ''
      return symbol && words !== '' ? { words, ...placeBelow(symbol.getBoundingClientRect()) } : null
    }
    const over = ({ target }: PointerEvent) => {
      if (!(target instanceof Element)) return
      if (box.current?.contains(target)) return clearTimeout(timer)
      pointed = target.closest(EXPLAINED)
      later(tipOf(pointed))
    }
    const away = () => {
      clearTimeout(timer)
      setTip(null)
    }
    const scrolled = ({ target }: Event) => {
      if (target !== document && !(target instanceof Element && pointed && target.contains(pointed))) return
      away()
      // It comes back where the symbol is then, if that is still under the pointer.
      timer = setTimeout(() => setTip(pointed?.matches(':hover') ? tipOf(pointed) : null), PAUSE_MS)
    }
    const putAway = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Other parts of the page are not to leave as well.
      if (box.current) event.stopImmediatePropagation()
      away()
    }
    document.addEventListener('pointerover', over)
    document.addEventListener('keydown', putAway)
    document.addEventListener('scroll', scrolled, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('keydown', putAway)
      document.removeEventListener('scroll', scrolled, { capture: true })
    }
  }, [text, declared])
  if (!tip) return null
  return (
    <div ref={box} role="tooltip" className={styles.tip} style={{ left: tip.left, top: tip.top }}>
      {tip.words}
    </div>
  )
}

function placeBelow({ left, bottom }: DOMRect): Pick<Tip, 'left' | 'top'> {
  const most = document.documentElement.clientWidth - WIDTH - MARGIN
  return { left: Math.max(MARGIN, Math.min(left, most)), top: bottom + 4 }
}

/** A setting or a measured number is explained where it is declared, a plain symbol in the glossary. */
function explain(element: Element, text: Text, declared: Declared): string {
  const { algorithmId } = useSettings.getState()
  const described = findAlgorithm(algorithmId)
  const algorithm = described && declared.algorithm(described)
  const named =
    algorithm?.hyperparameters[element.closest('[data-setting]')?.getAttribute('data-setting') ?? ''] ??
    algorithm?.metrics[element.getAttribute('data-measured') ?? '']
  if (named) return `${named.label}. ${named.explanation}`
  const symbol = element.getAttribute('data-symbol')
  return symbol === null ? '' : meaningOf(symbol, algorithmId, text, declared)
}
