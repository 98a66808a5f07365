/** As TeX sets it, which MathML made by KaTeX leaves out: a little air on either side of log, min, mean and the like. */
const SPACE = '0.17em'
const APPLIED = '\u2061'
const OPENING = /^[([{|]/
const SCRIPTED = new Set(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'])

export function spaceOperators(math: Element): void {
  for (const applied of math.querySelectorAll('mo')) {
    if (applied.textContent !== APPLIED) continue
    const { first, last } = operatorOf(applied)
    const [before, after] = [first.previousElementSibling, last.nextElementSibling]
    if (after && after.localName !== 'mtext' && !OPENING.test(after.textContent ?? '')) last.after(space(math))
    if (before && (before.localName !== 'mo' || before.textContent === ')')) first.before(space(math))
  }
}

/** The operator's name with the sign that it is applied, and what scripts and marks stand around both. */
function operatorOf(applied: Element): { readonly first: Element; readonly last: Element } {
  let first = applied.previousElementSibling ?? applied
  let last = applied
  for (let parent = last.parentElement; parent; parent = parent.parentElement) {
    const whole = parent.firstElementChild === first && parent.lastElementChild === last
    const scripted = SCRIPTED.has(parent.localName) && parent.firstElementChild === first
    if (!scripted && !(whole && parent.localName === 'mrow' && parent.parentElement?.localName !== 'semantics')) break
    first = parent
    last = parent
  }
  return { first, last }
}

function space(math: Element): Element {
  const element = math.ownerDocument.createElementNS('http://www.w3.org/1998/Math/MathML', 'mspace')
  element.setAttribute('width', SPACE)
  return element
}
