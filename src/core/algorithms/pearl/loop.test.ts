import { expect, it } from 'vitest'
import { placeInLoop } from './loop'

const at = (step: number, environmentSteps = 40, finished = false) =>
  placeInLoop({ step, environmentSteps, finished }, 100)

it('begins with episodes of every task, then trains', () => {
  expect(at(0, 0)).toEqual({ place: 'first', round: 0, stepInRound: 0, stepsPerRound: 100 })
  expect(at(0)).toMatchObject({ place: 'train', round: 0 })
  expect(at(99)).toMatchObject({ place: 'train', round: 0, stepInRound: 99 })
})

it('a round is due after each hundred steps, and counts once it has begun', () => {
  expect(at(100)).toMatchObject({ place: 'collect', round: 0 })
  expect(at(101)).toMatchObject({ place: 'train', round: 1, stepInRound: 1 })
  expect(at(300)).toMatchObject({ place: 'collect', round: 2 })
})

it('what is finished stands at the second algorithm', () => {
  expect(at(300, 900, true)).toMatchObject({ place: 'test' })
})
