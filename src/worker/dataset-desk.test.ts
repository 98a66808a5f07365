import { expect, test } from 'vitest'
import { fixtureBytes } from '../core/data/formats/fixtures/open'
import { DatasetDesk } from './dataset-desk'
import { inspectFully, previewOf } from './dataset-inspection'

const file = (name: string) => new File([fixtureBytes(name)], name)

test('several files become one dataset, and progress only grows', async () => {
  const fractions: number[] = []
  const desk = new DatasetDesk(({ fraction }) => fractions.push(fraction))
  const one = await desk.read([file('pendulum.csv')])
  fractions.length = 0
  const two = await desk.read([file('pendulum.csv'), file('pendulum.jsonl')])
  expect(two.transitions).toBe(2 * one.transitions)
  expect(two.episodes).toBe(2 * one.episodes)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
})

test('surgery keeps its original for as long as its result is in use', async () => {
  const desk = new DatasetDesk(() => undefined)
  const original = await desk.generate(
    { environment: 'bridge', shares: { medium: 1 }, transitions: 300, seed: 1 },
    'made',
  )
  const other = desk.take(desk.get(original.datasetId))
  const best = desk.operate(original.datasetId, [{ kind: 'keep-best', share: 0.5 }])
  desk.forgetAllBut([best.datasetId])
  expect(desk.get(original.datasetId).count).toBe(300)
  expect(() => desk.get(other.datasetId)).toThrow(/no longer there/)
  desk.forgetAllBut([original.datasetId])
  expect(() => desk.get(best.datasetId)).toThrow(/no longer there/)
})

test('a dataset that is made while others are forgotten stays', async () => {
  const desk = new DatasetDesk(() => undefined)
  const recipe = { environment: 'bridge', shares: { medium: 1 }, transitions: 300, seed: 1 }
  const [first, second, third] = [
    await desk.generate(recipe, 'first'),
    await desk.generate(recipe, 'second'),
    await desk.generate(recipe, 'third'),
  ]
  desk.forgetAllBut([first.datasetId], second.datasetId)
  expect([desk.get(first.datasetId).name, desk.get(third.datasetId).name]).toEqual(['first', 'third'])
  expect(() => desk.get(second.datasetId)).toThrow(/no longer there/)
})

test('episodes that were driven come after those that were there', async () => {
  const desk = new DatasetDesk(() => undefined)
  const recipe = { environment: 'u-maze', shares: { expert: 1 }, transitions: 100, seed: 1 }
  const first = await desk.generate(recipe, 'made')
  const driven = desk.get((await desk.generate({ ...recipe, seed: 2 }, 'driven')).datasetId)
  const both = desk.take(driven, first.datasetId)
  expect([both.transitions, both.name]).toEqual([200, 'made + driven'])
  const pendulum = await desk.generate({ ...recipe, environment: 'pendulum' }, 'pendulum')
  expect(() => desk.take(driven, pendulum.datasetId)).toThrow(/same sizes/)
})

test('the inspector counts every episode and every step', async () => {
  const desk = new DatasetDesk(() => undefined)
  const { datasetId } = await desk.generate(
    { environment: 'bridge', shares: { random: 1 }, transitions: 500, seed: 1 },
    'made',
  )
  const { episodes, returnsToGo, actions } = inspectFully(desk.get(datasetId), datasetId, 0.9)
  const preview = previewOf(desk.get(datasetId))
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
  expect(sum(episodes.lengths)).toBe(500)
  expect(sum(returnsToGo.counts)).toBe(500)
  expect(actions.map(({ counts }) => sum(counts))).toEqual([500, 500])
  expect(episodes.returns.length).toBe(preview.episodes)
  expect(sum(episodes.returns) / preview.episodes).toBeCloseTo(preview.meanReturn)
})
