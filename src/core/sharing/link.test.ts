import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { checkShared } from './check-shared'
import { compactState } from './compact'
import { decodeFragment, encodeFragment, LinkError, LONGEST_LINK } from './link'
import { stateOf, vocabulary } from './testing'

const rich = stateOf({
  environment: { id: 'free-maze', parameters: { layout: 'S.G/.#./...' } },
  dataset: {
    kind: 'recipe',
    recipe: {
      environment: 'free-maze',
      parameters: { layout: 'S.G/.#./...' },
      shares: { narrow: 2 },
      transitions: 900,
      seed: 4,
    },
    operations: [
      { kind: 'hole', axes: [0, 1], regions: [{ shape: 'ellipse', centre: [0, 0], radii: [0.25, 0.5] }] },
      { kind: 'flip', share: 0.25, seed: 3 },
    ],
  },
  algorithm: { id: 'cal-ql', hyperparameters: { batchSize: 64 } },
  settings: { offlineSteps: 500, mixing: 'ratio' },
  seed: 12,
  page: {
    seeds: 3,
    datasetName: 'Mine, with a hole',
    language: 'zh',
    panels: { 'cal-ql': ['metrics', 'dips'] },
    interventions: [{ step: 40, values: { offlineShare: 0.2 } }],
    scenario: { id: 'unlearning', moved: { hyperparameters: { discount: 0.95 } } },
    locks: { data: 'hidden', 'hyperparameters.batchSize': 'locked' },
    stop: { step: 300, final: true },
    predictFirst: true,
  },
})

async function throughLink(content: unknown): Promise<unknown> {
  return decodeFragment(await encodeFragment(content))
}

test('a state goes into a link and comes out the same', async () => {
  const read = checkShared(await throughLink(compactState(rich, vocabulary)), vocabulary)
  expect(read.problems).toEqual([])
  expect(read.state).toEqual(rich)
})

test('a link only carries what differs from the defaults', async () => {
  const usual = stateOf({ algorithm: { id: 'awac' } })
  expect(compactState(usual, vocabulary)).toMatchObject({
    environment: { parameters: {} },
    algorithm: { id: 'awac', hyperparameters: {} },
    settings: {},
    page: {},
  })
  expect((await encodeFragment(compactState(usual, vocabulary))).length).toBeLessThan(250)
  expect((await encodeFragment(compactState(rich, vocabulary))).length).toBeLessThan(800)
})

test('every algorithm, environment and family comes through', async () => {
  for (const { id } of vocabulary.algorithms) {
    const state = stateOf({ algorithm: { id } })
    expect(checkShared(await throughLink(compactState(state, vocabulary)), vocabulary)).toEqual({ state, problems: [] })
  }
})

test('what is no link is refused with the reason', async () => {
  const good = await encodeFragment(compactState(rich, vocabulary))
  await expect(decodeFragment('#v2.abc')).rejects.toThrow(/version 2/)
  await expect(decodeFragment(good.slice(0, -9))).rejects.toThrow(/damaged|cut off/)
  await expect(decodeFragment(`${good}%00`)).rejects.toThrow(/damaged/)
  await expect(decodeFragment(`#v1.${'A'.repeat(LONGEST_LINK)}`)).rejects.toThrow(/too long/)
  await expect(encodeFragment(Array.from({ length: 40_000 }, (_, i) => (i * 7919) % 10_007))).rejects.toThrow(/file/)
})

test('a bomb is not unpacked', async () => {
  const bytes = deflateSync(strToU8(`[${' '.repeat(9_000_000)}]`), { level: 9 })
  const fragment = `#v1.${Buffer.from(bytes).toString('base64url')}`
  expect(fragment.length).toBeLessThan(LONGEST_LINK)
  await expect(decodeFragment(fragment)).rejects.toThrow(LinkError)
})

test('any text is either read or refused with a LinkError', async () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCXYZabcxyz0189-_'), maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 100 })), async (text) => {
      const outcome = await decodeFragment(`#v1.${text}`).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(LinkError)
    }),
    { numRuns: 1000 },
  )
})
