import { finder, symbolNames } from './glossary'
import { spaceOperators } from './operator-spaces'

type Katex = typeof import('katex').default

let loading: Promise<Katex> | undefined
let loaded: Katex | undefined

/** KaTeX comes after the first picture. */
export function loadKatex(): Promise<Katex> {
  loading ??= import('katex').then(({ default: katex }) => {
    loaded = katex
    return katex
  })
  return loading
}

export function katexIsLoaded(): boolean {
  return loaded !== undefined
}

/** LaTeX that says of a part what it is; see ATTRIBUTES. */
export function labelled(what: keyof typeof ATTRIBUTES, name: string, latex: string): string {
  return `\\href{#${what}:${name}}{${latex}}`
}

/** One piece of LaTeX centred beneath another, however wide. */
export function under(above: string, below: string): string {
  return `\\underbrace{${above}}_{${below}}`
}

/** KaTeX can mark parts of its MathML as links only: each becomes an attribute, of which style sheets and hovering know. */
const ATTRIBUTES = { symbol: 'data-symbol', setting: 'data-setting', chosen: 'data-chosen', measured: 'data-measured' }

/**
 * Into a node, as MathML: it needs neither KaTeX's fonts nor its styles, and screen readers know it. Symbols of the
 * glossary are marked. To be called once KaTeX is there.
 */
export function renderMath(node: HTMLElement, latex: string): void {
  if (!loaded) return
  const marked = finder.mark(latex, (symbol, piece) => labelled('symbol', String(symbolNames.indexOf(symbol)), piece))
  loaded.render(marked, node, {
    output: 'mathml',
    throwOnError: false,
    trust: ({ command }) => command === '\\href',
  })
  // It repeats the LaTeX, with the marks in it.
  for (const annotation of node.querySelectorAll('annotation')) annotation.remove()
  // `under` wants no brace: few machines have a font in which one stretches.
  for (const brace of node.querySelectorAll('mo')) {
    if (brace.textContent === '\u23df') brace.parentElement!.replaceWith(brace.previousElementSibling!)
  }
  spaceOperators(node)
  for (const element of node.querySelectorAll('[href]')) {
    const [what, name] = element.getAttribute('href')!.slice(1).split(':')
    element.removeAttribute('href')
    element.setAttribute(
      ATTRIBUTES[what as keyof typeof ATTRIBUTES],
      what === 'symbol' ? symbolNames[Number(name)]! : name!,
    )
  }
}
