import { expect, it } from 'vitest'
import { ThreadChoice } from './thread-choice'

const RUNS = 400

function settled(most: number, timeOf: (threads: number) => number, ready = () => true): ThreadChoice {
  const choice = new ThreadChoice(most)
  for (let run = 0; run < RUNS; run++) {
    const threads = choice.next(ready)
    choice.took(timeOf(threads), threads)
  }
  return choice
}

it('takes as many threads as make a step shorter', () => {
  expect(settled(2, (threads) => 10 / threads).current).toBe(2)
  expect(settled(6, (threads) => (threads <= 4 ? 10 / threads : 3)).current).toBe(4)
  expect(settled(6, (threads) => 10 / threads).current).toBe(6)
})

it('stays with one where more are no faster, or hardly', () => {
  expect(settled(2, () => 10).current).toBe(1)
  expect(settled(2, (threads) => (threads === 1 ? 10 : 9.5)).current).toBe(1)
  expect(settled(1, (threads) => 10 / threads).current).toBe(1)
})

it('tries nothing before all threads are ready', () => {
  const tried = new Set<number>()
  const choice = settled(
    2,
    (threads) => {
      tried.add(threads)
      return 10 / threads
    },
    () => false,
  )
  expect([...tried]).toEqual([1])
  expect(choice.current).toBe(1)
})

it('is not led astray by single slow runs', () => {
  let run = 0
  expect(settled(2, (threads) => (run++ % 7 === 0 ? 500 : 10 / threads)).current).toBe(2)
})

it('tries again later: the machine may have other work by then', () => {
  let gain = 2
  const choice = new ThreadChoice(2)
  const train = (runs: number) => {
    for (let run = 0; run < runs; run++) {
      const threads = choice.next(() => true)
      choice.took(threads === 1 ? 10 : 10 / gain, threads)
    }
  }
  train(RUNS)
  expect(choice.current).toBe(2)
  gain = 0.5
  train(11_000)
  expect(choice.current).toBe(1)
})
