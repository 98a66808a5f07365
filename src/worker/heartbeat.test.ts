import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Heartbeat } from './heartbeat'

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => vi.useRealTimers())

const seconds = (count: number) => vi.advanceTimersByTimeAsync(1000 * count)

function answeringOnce(): () => Promise<void> {
  let asked = 0
  return () => (asked++ === 0 ? Promise.resolve() : new Promise(() => undefined))
}

it('hears silence within five seconds, once, and never while there are answers', async () => {
  let alive = true
  const silence = vi.fn()
  const beat = () => (alive ? Promise.resolve() : new Promise<void>(() => undefined))
  const heartbeat = new Heartbeat(beat, silence)
  await seconds(60)
  expect(silence).not.toHaveBeenCalled()
  alive = false
  await seconds(5)
  expect(silence).toHaveBeenCalledOnce()
  await seconds(60)
  expect(silence).toHaveBeenCalledOnce()
  heartbeat.end()
})

it('waits for work that takes long, and begins to count when it is done', async () => {
  const silence = vi.fn()
  const heartbeat = new Heartbeat(answeringOnce(), silence)
  await seconds(1)
  let finish: () => void = () => undefined
  const work = heartbeat.patiently(new Promise<void>((resolve) => (finish = resolve)))
  await seconds(30)
  expect(silence).not.toHaveBeenCalled()
  finish()
  await work
  await seconds(6)
  expect(silence).toHaveBeenCalledOnce()
})

it('hears at once of one that worked and died before its first beat', async () => {
  const silence = vi.fn()
  const heartbeat = new Heartbeat(() => new Promise<void>(() => undefined), silence)
  await heartbeat.patiently(Promise.resolve())
  await seconds(5)
  expect(silence).toHaveBeenCalledOnce()
  heartbeat.end()
})

it('gives up in the end on one that died over its work', async () => {
  const silence = vi.fn()
  const heartbeat = new Heartbeat(answeringOnce(), silence)
  void heartbeat.patiently(new Promise(() => undefined))
  await seconds(110)
  expect(silence).not.toHaveBeenCalled()
  await seconds(15)
  expect(silence).toHaveBeenCalledOnce()
  heartbeat.end()
})

it('is patient with a script that is still on its way', async () => {
  const silence = vi.fn()
  const heartbeat = new Heartbeat(() => new Promise<void>(() => undefined), silence)
  await seconds(50)
  expect(silence).not.toHaveBeenCalled()
  await seconds(12)
  expect(silence).toHaveBeenCalledOnce()
  heartbeat.end()
})

it('does not take its own sleep for the other side’s silence', async () => {
  const silence = vi.fn()
  const heartbeat = new Heartbeat(answeringOnce(), silence)
  await seconds(4)
  // The machine sleeps: hours pass between two ticks.
  vi.setSystemTime(Date.now() + 3_600_000)
  const real = performance.now()
  vi.spyOn(performance, 'now').mockReturnValue(real + 3_600_000)
  await seconds(1)
  expect(silence).not.toHaveBeenCalled()
  heartbeat.end()
})
