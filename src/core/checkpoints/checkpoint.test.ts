import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { crc32 } from '../data/formats/zip'
import { createRuntime } from '../engine/create-runtime'
import type { HostArray } from '../engine/tree'
import type { Values } from '../schema/field'
import { continueRun } from '../training/continue-run'
import { advance, begin, configurationOf, datasetOf, frozenAt } from '../training/continue-testing'
import type { FrozenRun } from '../training/transfer-report'
import { configurationWhenFrozen } from '../training/when-frozen'
import type { Checkpoint } from './check-content'
import { decodeCheckpoint, encodeCheckpoint, migrated } from './checkpoint'
import { CheckpointError } from './checkpoint-error'
import { decodeContainer, encodeContainer } from './container'

const runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
afterAll(() => runtime.dispose())

function checkpointOf({ configuration, snapshot }: FrozenRun): Checkpoint {
  return {
    kind: 'run',
    createdBy: { playground: '0.1.0' },
    configuration,
    snapshot,
    step: 25,
    dataset: null,
    history: { records: [{ kind: 'note', step: 3, text: '<b>' }], curve: Float32Array.of(1, 2) },
  }
}

const ids = ['awac', 'cal-ql', 'o2o', 'mopo', 'pearl'] as const
const frozen = Object.fromEntries(
  await Promise.all(ids.map(async (id) => [id, (await frozenAt(configurationOf(id), [35], runtime))[0]!] as const)),
)
const data = (await datasetOf(configurationOf('awac')))!

function refusalOf(file: Uint8Array): CheckpointError | undefined {
  try {
    decodeCheckpoint(file)
    return undefined
  } catch (error) {
    if (error instanceof CheckpointError) return error
    throw error
  }
}

describe('a checkpoint', () => {
  it.each(ids)('of %s comes back as it was, and the run goes on', async (id) => {
    const checkpoint = checkpointOf(frozen[id]!)
    const decoded = decodeCheckpoint(encodeCheckpoint(checkpoint))
    expect(decoded).toEqual(checkpoint)
    const { run, carried } = await continueRun(
      decoded,
      configurationWhenFrozen(decoded),
      await datasetOf(decoded.configuration),
      runtime,
    )
    expect(carried.kind).toBe('continued')
    const other = await begin(decoded.configuration, runtime)
    other.restore(frozen[id]!.snapshot)
    expect(await advance(run, 5)).toEqual(await advance(other, 5))
    run.dispose()
    other.dispose()
  })

  it('holds a model that has no hold-out error yet', async () => {
    const [early] = await frozenAt(configurationOf('mopo'), [3], runtime)
    const checkpoint = checkpointOf(early!)
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint)
  })

  it('of MOPO as 0.1.0 wrote it counts penalties in units of its predictions, as then', async () => {
    const { configuration, snapshot } = frozen.mopo!
    const { policy, ...plain } = snapshot.plain as { policy: { hyperparameters: Values } }
    const { penaltyUnit: _, ...hyperparameters } = policy.hyperparameters
    const { learner, ...arrays } = snapshot.arrays as { learner: Record<string, HostArray> }
    const { penaltyScale, ...old } = learner
    const given = {
      ...snapshot,
      plain: { ...plain, policy: { ...policy, hyperparameters } },
      arrays: { ...arrays, learner: old },
    }
    const checkpoint = checkpointOf({ configuration, snapshot: given } as unknown as FrozenRun)
    const decoded = decodeCheckpoint(encodeCheckpoint(checkpoint))
    const filled = (decoded.snapshot.arrays as { learner: Record<string, HostArray> }).learner.penaltyScale!
    expect(filled).toEqual({ shape: penaltyScale!.shape, data: new Float32Array(penaltyScale!.data.length).fill(1) })
    const { run } = await continueRun(
      decoded,
      configurationWhenFrozen(decoded),
      await datasetOf(configuration),
      runtime,
    )
    await advance(run, 5)
    run.dispose()
  })

  it('takes the rows of a file along', () => {
    const checkpoint = { ...checkpointOf(frozen.awac!), dataset: data }
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint)).dataset).toEqual(data)
  })

  it('keeps numbers that JSON does not know, and refuses names that objects keep for themselves', () => {
    const value = { a: [Number.NaN, -0, Infinity, -Infinity, null], b: new Uint8Array(3), c: Float64Array.of(0.1, -0) }
    expect(decodeContainer(new Uint8Array(encodeContainer(1, value)), 1).value).toEqual(value)
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const hostile = new Uint8Array(encodeContainer(1, JSON.parse(`{"${name}": {"polluted": 1}}`)))
      expect(() => decodeContainer(hostile, 1)).toThrow(`the name "${name}" is not allowed`)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('a file that is none', () => {
  const good = new Uint8Array(encodeCheckpoint(checkpointOf(frozen.awac!)))
  const changed = (change: (file: Uint8Array, view: DataView) => void) => {
    const file = good.slice()
    change(file, new DataView(file.buffer))
    return file
  }

  it.each([
    ['not-a-checkpoint', 'an empty one', new Uint8Array(0)],
    ['not-a-checkpoint', 'another format', new TextEncoder().encode('PK\u0003\u0004 something else altogether')],
    ['truncated', 'one that stops in its beginning', good.slice(0, 12)],
    ['truncated', 'one that stops in its header', good.slice(0, 300)],
    ['truncated', 'one that stops in its arrays', good.slice(0, -5)],
    ['damaged', 'one with something after its end', new Uint8Array([...good, 0])],
    ['damaged', 'a bit flipped in the arrays', changed((file) => (file[file.length - 9]! ^= 4))],
    ['damaged', 'a bit flipped in the header', changed((file) => (file[60]! ^= 1))],
    ['damaged', 'a header of 4 GB', changed((_, view) => view.setUint32(12, 0xffffffff, true))],
    ['version', 'a newer version', changed((_, view) => view.setUint32(8, 7, true))],
    ['version', 'a version that nobody migrates', changed((_, view) => view.setUint32(8, 0, true))],
  ])('is refused as %s: %s', (problem, _, file) => {
    const refusal = refusalOf(file)
    expect(refusal?.problem).toBe(problem)
    expect(refusal?.message).toMatch(/^[A-Z][^\n]*\.$/)
  })

  it('names the version that it cannot read', () => {
    expect(refusalOf(changed((_, view) => view.setUint32(8, 7, true)))!.message).toContain('version 7')
  })

  it('is refused wherever bytes are flipped', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        expect(refusalOf(changed((file) => (file[at]! ^= flip)))).toBeInstanceOf(CheckpointError)
      }),
      { numRuns: 300 },
    )
  })

  it('is refused with a random header whose checksum is right', () => {
    const anything = fc.anything({ maxDepth: 3, withTypedArray: false })
    const header = fc.oneof(
      fc.record({ content: anything, sections: fc.array(anything) }),
      fc.record({
        content: anything,
        sections: fc.array(
          fc.record({
            type: fc.constantFrom('Float32Array', 'constructor', 'BigInt64Array'),
            bytes: fc.maxSafeInteger(),
            checksum: fc.nat(),
          }),
        ),
      }),
      anything,
    )
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 64 }), (json, rest) => {
        const text = new TextEncoder().encode(
          JSON.stringify(json, (_, value) => (typeof value === 'bigint' ? 1 : value)) ?? 'null',
        )
        const file = new Uint8Array(20 + text.length + rest.length)
        file.set(good.subarray(0, 12))
        const view = new DataView(file.buffer)
        view.setUint32(12, text.length, true)
        view.setUint32(16, crc32(text), true)
        file.set(text, 20)
        file.set(rest, 20 + text.length)
        expect(refusalOf(file)).toBeInstanceOf(CheckpointError)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused where it is nested beyond measure', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const text = new TextEncoder().encode(`{"content":${deep},"sections":[]}`)
    const file = new Uint8Array(20 + text.length)
    file.set(good.subarray(0, 12))
    new DataView(file.buffer).setUint32(12, text.length, true)
    new DataView(file.buffer).setUint32(16, crc32(text), true)
    file.set(text, 20)
    expect(refusalOf(file)?.problem).toBe('damaged')
  })
})

describe('content that does not fit together', () => {
  /** A checkpoint, sound in its bytes, with one value replaced. */
  function withValue(id: string, path: string, value: unknown): Uint8Array {
    const checkpoint = structuredClone(checkpointOf(frozen[id]!)) as unknown
    const names = path.split('.')
    const holder = names.slice(0, -1).reduce((part, name) => (part as Record<string, unknown>)[name], checkpoint)
    ;(holder as Record<string, unknown>)[names.at(-1)!] = value
    return new Uint8Array(encodeContainer(1, checkpoint))
  }

  const zeros = { generator: [0, 0, 0, 0], spareNormal: null }
  it.each([
    ['awac', 'configuration.algorithm.id', 'toString'],
    ['awac', 'configuration.seed', -1],
    ['awac', 'snapshot.version', 2],
    ['awac', 'snapshot.plain', null],
    ['awac', 'snapshot.plain.step', 1.5],
    ['awac', 'snapshot.plain.streams.batches', zeros],
    ['awac', 'snapshot.plain.hyperparameters.hiddenUnits', 512],
    ['awac', 'snapshot.plain.hyperparameters.batchSize', 1e9],
    ['awac', 'snapshot.plain.sizes.observation', 9999],
    ['awac', 'snapshot.plain.preprocessing.observationScale', new Float64Array(3)],
    ['awac', 'snapshot.plain.replay.written', 7],
    ['awac', 'snapshot.plain.collector.environment.states', new Float64Array(1)],
    ['awac', 'snapshot.arrays.learner.actor', {}],
    ['awac', 'snapshot.arrays.learner.actor.logStd.data', Float32Array.of(Number.NaN)],
    ['awac', 'snapshot.arrays.learner.critics.layer0.weight.shape', [2, 3, 9]],
    ['awac', 'snapshot.arrays.learner.extra', { shape: [1], data: Float32Array.of(1) }],
    ['awac', 'snapshot.arrays.online.rewards.data', new Float32Array(3)],
    ['cal-ql', 'snapshot.plain.collector.episodes', []],
    ['mopo', 'snapshot.plain.fit.elites', [99]],
    ['mopo', 'snapshot.plain.rollouts.penalties', new Float32Array(1)],
    ['mopo', 'snapshot.arrays.imagined', {}],
    ['pearl', 'snapshot.plain.buffers', []],
    ['pearl', 'snapshot.arrays.tasks', {}],
    ['awac', 'kind', 'network'],
  ])('is refused: %s with another %s', (id, path, value) => {
    const refusal = refusalOf(withValue(id, path, value))
    expect(refusal?.problem).toBe('content')
    expect(refusal?.message).toMatch(/^The checkpoint does not fit together: [^\n]+\.$/)
  })

  it('is refused, or is content after all, whatever is put wherever', () => {
    const paths = pathsOf(checkpointOf(frozen.mopo!)).filter((path) => !path.startsWith('history'))
    const values = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        '',
        '__proto__',
        [],
        {},
        -1,
        1e308,
        Number.NaN,
        new Float32Array(2),
        Uint32Array.of(7),
      ),
      fc.integer(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...paths), values, (path, value) => {
        refusalOf(withValue('mopo', path, value))
      }),
      { numRuns: 150 },
    )
  })
})

it('migrates an old version step by step', () => {
  const migrations = { 1: (old: unknown) => [old, 2], 2: (old: unknown) => [old, 3] }
  expect(migrated('x', 1, 3, migrations)).toEqual([['x', 2], 3])
  expect(() => migrated('x', 0, 3, migrations)).toThrow('version 0')
})

function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [prefix]
  const inner = Object.entries(value).flatMap(([name, part]) =>
    pathsOf(part, prefix === '' ? name : `${prefix}.${name}`),
  )
  return prefix === '' ? inner : [prefix, ...inner]
}
