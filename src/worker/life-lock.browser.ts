import { expect, it, vi } from 'vitest'
import { whenDead } from './life-lock'

const LIFE = 'life of the worker in this test'

async function waiting(): Promise<number> {
  const { pending } = await navigator.locks.query()
  return pending!.filter(({ name }) => name === LIFE).length
}

it('tells that a worker has ended itself, not before, and nothing once nobody wants to know', async () => {
  const worker = new Worker(new URL('./life-lock-testing.ts', import.meta.url), { type: 'module' })
  const held = new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }))
  worker.postMessage(LIFE)
  await held
  const told = vi.fn()
  const dead = whenDead(LIFE, new AbortController().signal).then(told)
  const nobody = new AbortController()
  const unwanted = expect(whenDead(LIFE, nobody.signal)).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(waiting).toBe(2)
  nobody.abort()
  await unwanted
  expect(await waiting()).toBe(1)
  expect(told).not.toHaveBeenCalled()
  worker.postMessage('end')
  await dead
  expect(told).toHaveBeenCalledOnce()
})
