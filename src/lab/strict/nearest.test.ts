import { expect, it } from 'vitest'
import { nearestName } from './nearest'

const known = ['lambda', 'weights', 'maximumWeight', 'hiddenUnits', 'hiddenLayers', 'batchSize', 'parameters']

it.each([
  ['lamda', 'lambda'],
  ['lambad', 'lambda'],
  ['Lambda', 'lambda'],
  ['batch_size', 'batchSize'],
  ['hidden-unit', 'hiddenUnits'],
  ['parms', 'parameters'],
  ['maxWeight', 'maximumWeight'],
  ['units', 'hiddenUnits'],
])('%s was meant to be %s', (written, meant) => {
  expect(nearestName(written, known)).toBe(meant)
})

it.each(['learningRate', 'x', '', 'hidden'])('nothing is guessed for "%s"', (written) => {
  expect(nearestName(written, known)).toBeUndefined()
})
