/** What a person does on the page, by the names that the page gives its things; each waits until it can be done. */
export interface Hands {
  /** Presses a button (or what else `selector` finds) of this name. */
  press(name: string, selector?: string): Promise<void>
  /** Types into the field of this name and presses Enter. */
  type(name: string, text: string): Promise<void>
  choose(name: string, option: string): Promise<void>
  /** Moves a slider by some of its steps. */
  slide(name: string, steps: number): Promise<void>
  upload(name: string, fileName: string, base64: string): Promise<void>
  /** Waits until `selector` finds an element whose text matches; returns that text. */
  see(selector: string, pattern: string, withinMs?: number): Promise<string>
  count(selector: string): number
  step(): number
  /** Cells of the learning curve's table, row by row. */
  curve(): Promise<string[][]>
  wait(holds: () => unknown, what: string, withinMs?: number): Promise<void>
}

declare global {
  var hands: Hands
}

/** Runs in the page; installs `hands`. */
export function installHands(): void {
  const USUAL_MS = 60_000
  const nameOf = (element: Element): string => {
    const label = element.getAttribute('aria-label')
    if (label !== null) return label
    const labels = (element as HTMLInputElement).labels
    if (labels && labels.length > 0) return labels[0]!.textContent!.trim()
    return element.textContent!.trim()
  }
  const wait = async (holds: () => unknown, what: string, withinMs = USUAL_MS) => {
    const end = performance.now() + withinMs
    while (!holds()) {
      if (performance.now() > end) {
        const told = [...document.querySelectorAll('[role=alert], footer, [data-story]')].map((one) => one.textContent)
        throw new Error(`Waited in vain for ${what}. The page says: ${told.join(' | ').slice(0, 600)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const usable = (element: Element) =>
    !element.matches(':disabled, [aria-disabled=true]') && element.getClientRects().length > 0
  const find = async <Found extends Element>(selector: string, name: string, hidden = false): Promise<Found> => {
    let found: Element | undefined
    await wait(() => {
      found = [...document.querySelectorAll(selector)].find(
        (element) => (hidden || usable(element)) && nameOf(element) === name,
      )
      return found
    }, `“${name}” (${selector})`)
    return found as Found
  }
  /** As typing does it: React listens to what the browser itself would set. */
  const put = (element: HTMLElement, value: string, event: string) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')!.set!.call(element, value)
    element.dispatchEvent(new Event(event, { bubbles: true }))
  }
  const key = (element: HTMLElement, name: string) => {
    for (const kind of ['keydown', 'keyup'])
      element.dispatchEvent(new KeyboardEvent(kind, { key: name, bubbles: true, cancelable: true }))
  }
  globalThis.hands = {
    wait,
    async press(name, selector = 'button') {
      ;(await find<HTMLElement>(selector, name)).click()
    },
    async type(name, text) {
      const field = await find<HTMLInputElement>('input', name)
      field.focus()
      put(field, text, 'input')
      key(field, 'Enter')
      field.blur()
    },
    async choose(name, option) {
      const list = await find<HTMLSelectElement>('select', name)
      put(list, option, 'change')
    },
    async slide(name, steps) {
      const slider = await find<HTMLInputElement>('input[type=range]', name)
      slider.focus()
      put(slider, String(slider.valueAsNumber + steps), 'input')
    },
    async upload(name, fileName, base64) {
      const field = await find<HTMLInputElement>('input[type=file]', name, true)
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const files = new DataTransfer()
      files.items.add(new File([bytes], fileName))
      field.files = files.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
    async see(selector, pattern, withinMs) {
      const matching = () =>
        [...document.querySelectorAll(selector)].find(({ textContent }) => new RegExp(pattern).test(textContent ?? ''))
      await wait(matching, `/${pattern}/ in ${selector}`, withinMs)
      return matching()!.textContent!
    },
    count: (selector) => document.querySelectorAll(selector).length,
    step: () => Number(document.querySelector('footer [role=progressbar]')?.getAttribute('aria-valuenow')),
    async curve() {
      const figure = [...document.querySelectorAll('figure, [role=figure]')].find(
        (one) =>
          one.getAttribute('aria-label') === 'Does it get better?' || one.textContent!.includes('Does it get better?'),
      )!
      const table = [...figure.querySelectorAll('button')].find((one) => nameOf(one) === 'Table')!
      table.click()
      await wait(() => figure.querySelector('tbody tr'), 'the table of the learning curve')
      const rows = [...figure.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
      )
      table.click()
      return rows
    },
  }
}
