import { expect, test } from 'vitest'
import { fixtureBytes } from '../core/data/formats/fixtures/open'
import { inspectFully, previewOf } from './dataset-inspection'
import { DatasetStore } from './dataset-store'

const file = (name: string) => new File([fixtureBytes(name)], name)

test('several files become one dataset, and progress only grows', async () => {
  const fractions: number[] = []
  const store = new DatasetStore(({ fraction }) => fractions.push(fraction))
  const one = await store.read([file('pendulum.csv')])
  fractions.length = 0
  const two = await store.read([file('pendulum.csv'), file('pendulum.jsonl')])
  expect(two.transitions).toBe(2 * one.transitions)
  expect(two.episodes).toBe(2 * one.episodes)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
})

test('surgery keeps its original for as long as its result is in use', async () => {
  const store = new DatasetStore(() => undefined)
  const original = await store.generate(
    { environment: 'bridge', shares: { medium: 1 }, transitions: 300, seed: 1 },
    'made',
  )
  const other = store.take(store.get(original.datasetId))
  const best = store.operate(original.datasetId, [{ kind: 'keep-best', share: 0.5 }])
  store.forgetAllBut([best.datasetId])
  expect(store.get(original.datasetId).count).toBe(300)
  expect(() => store.get(other.datasetId)).toThrow(/no longer there/)
  store.forgetAllBut([original.datasetId])
  expect(() => store.get(best.datasetId)).toThrow(/no longer there/)
})

test('a dataset that is made while others are forgotten stays', async () => {
  const store = new DatasetStore(() => undefined)
  const recipe = { environment: 'bridge', shares: { medium: 1 }, transitions: 300, seed: 1 }
  const [first, second, third] = [
    await store.generate(recipe, 'first'),
    await store.generate(recipe, 'second'),
    await store.generate(recipe, 'third'),
  ]
  store.forgetAllBut([first.datasetId], second.datasetId)
  expect([store.get(first.datasetId).name, store.get(third.datasetId).name]).toEqual(['first', 'third'])
  expect(() => store.get(second.datasetId)).toThrow(/no longer there/)
})

test('episodes that were driven come after those that were there', async () => {
  const store = new DatasetStore(() => undefined)
  const recipe = { environment: 'u-maze', shares: { expert: 1 }, transitions: 100, seed: 1 }
  const first = await store.generate(recipe, 'made')
  const driven = store.get((await store.generate({ ...recipe, seed: 2 }, 'driven')).datasetId)
  const both = store.take(driven, first.datasetId)
  expect([both.transitions, both.name]).toEqual([200, 'made + driven'])
  const pendulum = await store.generate({ ...recipe, environment: 'pendulum' }, 'pendulum')
  expect(() => store.take(driven, pendulum.datasetId)).toThrow(/same sizes/)
})

test('the inspector counts every episode and every step', async () => {
  const store = new DatasetStore(() => undefined)
  const { datasetId } = await store.generate(
    { environment: 'bridge', shares: { random: 1 }, transitions: 500, seed: 1 },
    'made',
  )
  const { episodes, returnsToGo, actions } = inspectFully(store.get(datasetId), datasetId, 0.9)
  const preview = previewOf(store.get(datasetId))
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
  expect(sum(episodes.lengths)).toBe(500)
  expect(sum(returnsToGo.counts)).toBe(500)
  expect(actions.map(({ counts }) => sum(counts))).toEqual([500, 500])
  expect(episodes.returns.length).toBe(preview.episodes)
  expect(sum(episodes.returns) / preview.episodes).toBeCloseTo(preview.meanReturn)
})
