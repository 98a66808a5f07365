import { expect, it, vi } from 'vitest'

it('a worker in another site’s frame begins although the browser refuses it locks', async () => {
  const request = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'))
  vi.stubGlobal('navigator', { locks: { request } })
  vi.resetModules()
  const { holdForLife, whenDead } = await import('./life-lock')
  await holdForLife('a')
  const dead = whenDead('a', new AbortController().signal).then(() => 'dead')
  expect(await Promise.race([dead, new Promise((resolve) => setTimeout(resolve, 10, 'not told'))])).toBe('not told')
})
