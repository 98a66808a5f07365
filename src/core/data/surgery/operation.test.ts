import { expect, test } from 'vitest'
import { episodeCount } from '../dataset'
import { generateDataset } from '../generation/generate-dataset'
import { operate } from './operation'

const made = generateDataset({ environment: 'u-maze', shares: { narrow: 1 }, transitions: 400, seed: 2 }, 'made')

test('operations follow one another, and the original stays', async () => {
  const original = await made
  const before = original.rewards.slice()
  const result = operate(original, [
    { kind: 'keep-best', share: 0.5 },
    { kind: 'drop-ends', share: 0.2 },
    { kind: 'flip', share: 1, seed: 1 },
  ])
  expect(episodeCount(result)).toBe(Math.round(episodeCount(original) / 2))
  expect(result.count).toBeLessThan(original.count / 2)
  expect(original.rewards).toEqual(before)
})

test('relabelling for another goal moves the reward there', async () => {
  const original = await made
  const parameters = { goalX: 2.5, goalY: 1.5 }
  const relabelled = operate(original, [{ kind: 'relabel', environment: 'u-maze', parameters }])
  expect(relabelled.terminals.some((flag) => flag === 1)).toBe(true)
  const [row] = [relabelled.terminals.indexOf(1)]
  const x = ((relabelled.nextObservations[2 * row]! + 1) * 3) / 2
  const y = ((relabelled.nextObservations[2 * row + 1]! + 1) * 3) / 2
  expect(Math.hypot(x - 2.5, y - 1.5)).toBeLessThan(0.4)
})
