import { expect, it } from 'vitest'
import { readAsk } from './embed-protocol'

const head = { playground: 1, id: 'a' }

it.each([
  { ...head, ask: 'hello' },
  { ...head, ask: 'configure', configuration: { version: 1 } },
  { ...head, ask: 'dataset', name: 'a.npz', bytes: new ArrayBuffer(4) },
  { ...head, ask: 'runs' },
  { ...head, ask: 'figures' },
])('$ask is read as it is', (asked) => {
  expect(readAsk(asked)).toEqual(asked)
})

it.each([null, 'playground', 7, [], {}, { ask: 'runs', id: 'a' }, { ...head, to: 'a', answer: {} }])(
  'what is somebody else’s is passed over: %j',
  (data) => expect(readAsk(data)).toBeNull(),
)

it.each([
  [{ ...head, ask: 'everything' }, 'ask'],
  [{ ...head, playground: 2, ask: 'runs' }, 'playground'],
  [{ ...head, ask: 'runs', more: 1 }, 'more'],
  [{ ...head, ask: 'configure', configuration: 'x' }, 'configuration'],
  [{ ...head, ask: 'dataset', name: '', bytes: new ArrayBuffer(1) }, 'name'],
  [{ ...head, ask: 'dataset', name: 'a.csv', bytes: [1] }, 'bytes'],
])('what is meant for it and wrong is said: %j', (data, wrong) => {
  expect(readAsk(data)).toEqual({ id: 'a', wrong })
})

it('an id that is none is not given back', () => {
  expect(readAsk({ playground: 1, id: { toString: 'x' }, ask: 'runs' })).toMatchObject({ id: '', wrong: 'id' })
})
