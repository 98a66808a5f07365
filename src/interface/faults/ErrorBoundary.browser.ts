import { createElement, type ReactNode, Suspense } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BrokenPage, BrokenPart } from './BrokenPart'
import { ErrorBoundary } from './ErrorBoundary'
import { fetchedPart } from './fetched-part'

let place: HTMLElement
let root: Root
let broken: boolean

beforeEach(() => {
  broken = true
  place = document.body.appendChild(document.createElement('div'))
  // Caught errors would fill the report.
  root = createRoot(place, { onCaughtError: () => undefined })
})

afterEach(() => {
  root.unmount()
  place.remove()
})

function Fragile() {
  if (broken) throw new Error('no such column')
  return createElement('p', { 'data-whole': '' }, 'whole')
}

function guarded(instead: (error: Error, onRetry: () => void) => ReactNode): ReactNode {
  // biome-ignore lint/correctness/noChildrenProp: the type of the properties demands it, and a browser test is no TSX.
  return createElement(ErrorBoundary, { instead, children: createElement(Fragile) })
}

const part = guarded((error, onRetry) => createElement(BrokenPart, { title: 'Curve', error, onRetry }))
const page = guarded((error, onRetry) => createElement(BrokenPage, { error, onRetry }))

async function drawn(content: ReactNode, selector: string): Promise<HTMLElement> {
  root.render(content)
  await expect.poll(() => place.querySelector(selector)).not.toBeNull()
  return place.querySelector<HTMLElement>(selector)!
}

it('what breaks says so in its own place, beside what is whole, and can be drawn again', async () => {
  const beside = createElement('p', { id: 'beside' }, 'beside')
  const alert = await drawn(createElement('div', null, part, beside), '[role=alert]')
  expect(alert.textContent).toContain('Training goes on')
  expect(place.querySelector('section h2')!.textContent).toBe('Curve')
  expect(place.textContent).toContain('no such column')
  expect(place.querySelector('#beside')).not.toBeNull()

  place.querySelector('button')!.click()
  await expect.poll(() => place.querySelector('[role=alert]')?.textContent).toContain('Training goes on')
  broken = false
  place.querySelector('button')!.click()
  await expect.poll(() => place.querySelector('[data-whole]')).not.toBeNull()
  expect(place.querySelector('[role=alert]')).toBeNull()
})

it('a part that could not be fetched is fetched when it is drawn again', async () => {
  const load = vi.fn(async () => {
    if (broken) throw new Error('no connection')
    return { Part: () => createElement('p', { 'data-whole': '' }, 'whole') }
  })
  const Part = fetchedPart(load, 'Part')
  const instead = (error: Error, onRetry: () => void) => createElement(BrokenPart, { title: 'Part', error, onRetry })
  // biome-ignore lint/correctness/noChildrenProp: as above.
  const whole = createElement(ErrorBoundary, { instead, children: createElement(Suspense, null, createElement(Part)) })
  await drawn(whole, '[role=alert]')
  expect(place.textContent).toContain('no connection')
  broken = false
  place.querySelector('button')!.click()
  await expect.poll(() => place.querySelector('[data-whole]')).not.toBeNull()
  expect(load).toHaveBeenCalledTimes(2)
})

it('a page that breaks gives way to one sentence and two ways on', async () => {
  const alert = await drawn(page, 'main [role=alert]')
  expect(alert.textContent).toContain('nothing of it is lost')
  expect(place.querySelectorAll('button')).toHaveLength(2)
  broken = false
  place.querySelector('button')!.click()
  await expect.poll(() => place.querySelector('[data-whole]')).not.toBeNull()
})
