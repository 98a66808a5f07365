import { expect, it } from 'vitest'
import { Pacer } from './pacer'

const at = (step: number) => ({ step, onlineStartStep: 500, totalSteps: 1000 })
const FULL = { stepsPerSecond: null, slowAtSwitch: false, pauseAtSwitch: false }

/** Steps within a second of a clock that only waiting moves. */
function stepsInASecond(pacer: Pacer, from: number): number {
  let [now, steps] = [0, 0]
  while (now < 1000 && steps < 5000) {
    now += pacer.waitMs(now)
    if (now >= 1000) break
    steps++
    pacer.stepped(now, at(from))
  }
  return steps
}

it('keeps to the steps a second that are asked for, and to none at full speed', () => {
  const pacer = new Pacer()
  expect(stepsInASecond(pacer, 100)).toBe(5000)
  pacer.set({ ...FULL, stepsPerSecond: 5 })
  expect(stepsInASecond(pacer, 100)).toBe(5)
})

it('goes slower around the switch alone', () => {
  const pacer = new Pacer()
  pacer.set({ ...FULL, stepsPerSecond: 20, slowAtSwitch: true })
  expect(stepsInASecond(pacer, 500)).toBe(5)
  pacer.set({ ...FULL, stepsPerSecond: 20, slowAtSwitch: true })
  expect(stepsInASecond(pacer, 800)).toBeGreaterThan(18)
  pacer.set({ ...FULL, slowAtSwitch: true })
  expect(stepsInASecond(pacer, 510)).toBeLessThan(10)
})

it('a late step is not made up for in a burst', () => {
  const pacer = new Pacer()
  pacer.set({ ...FULL, stepsPerSecond: 10 })
  pacer.stepped(0, at(1))
  pacer.stepped(5000, at(2))
  expect(pacer.waitMs(5000)).toBe(100)
})

it('halts at the switch once, and never where none comes', () => {
  const pacer = new Pacer()
  expect(pacer.pausesAfter(499, at(500))).toBe(false)
  pacer.set({ ...FULL, pauseAtSwitch: true })
  expect(pacer.pausesAfter(498, at(499))).toBe(false)
  expect(pacer.pausesAfter(499, at(500))).toBe(true)
  expect(pacer.pausesAfter(500, at(501))).toBe(false)
  expect(pacer.pausesAfter(999, { step: 1000, onlineStartStep: 1000, totalSteps: 1000 })).toBe(false)
})

it('waits for those that it is compared with, and goes on when they have come along', () => {
  const pacer = new Pacer()
  pacer.boundAt(3)
  pacer.stepped(0, at(2))
  expect(pacer.waitMs(0)).toBe(0)
  pacer.stepped(0, at(3))
  expect(pacer.waitMs(0)).toBeGreaterThan(0)
  pacer.boundAt(6)
  expect(pacer.waitMs(0)).toBe(0)
  pacer.stepped(0, at(7))
  pacer.boundAt(null)
  expect(pacer.waitMs(0)).toBe(0)
})
