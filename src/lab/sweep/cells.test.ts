import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJson } from '../read-json'
import { strictSweep } from '../strict/strict-sweep'
import { cellsOf } from './cells'

const example = (await readJson('public/examples/sweep-pendulum.json')) as { base: object; axes: object }
const fixture = 'src/core/data/formats/fixtures/pendulum.csv'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cells-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function cells(change: object = {}, place = folder) {
  return cellsOf(strictSweep({ ...example, ...change }, 'sweep.json'), place)
}

async function names(change: object = {}, place = folder) {
  return (await cells(change, place)).map(({ name }) => name)
}

describe('the cells of a sweep', () => {
  it('are every combination of the axes times the seeds, in an order that an index can rely on', async () => {
    const axes = { 'algorithm.id': ['awac', 'cal-ql'], 'settings.onlineSteps': [100, 200, 300] }
    const made = await cells({ axes, seeds: 2 })
    const shown = made.map(({ configuration: { algorithm, settings, seed } }) => [
      algorithm.id,
      settings.onlineSteps,
      seed,
    ])
    const expected = ['awac', 'cal-ql'].flatMap((id) =>
      [100, 200, 300].flatMap((steps) => [0, 1].map((k) => [id, steps, k])),
    )
    expect(shown).toEqual(expected)
    expect(made[3]!.label).toBe('awac, onlineSteps = 200')
    expect(new Set(made.map(({ name }) => name)).size).toBe(12)
  })

  it('that come to the same configuration are one', async () => {
    const axes = { 'environment.parameters': [{}, { mass: 1 }, { mass: 1, length: 1 }, { mass: 2 }] }
    expect(await names({ axes, seeds: 1 })).toHaveLength(2)
  })

  it('keep their names in another sweep that has them too, and when its file is written in another order', async () => {
    const some = await names({ seeds: 2 })
    expect(await names({ seeds: 4 })).toEqual(expect.arrayContaining(some))
    const { algorithm, ...others } = example.base as Record<string, unknown>
    expect(await names({ base: { algorithm, ...others }, seeds: 2 })).toEqual(some)
    expect(await names({ seeds: 2, backend: 'cpu' })).not.toEqual(some)
  })

  it('know a dataset file by its bytes, not by its path', async () => {
    const axes = { dataset: [{ kind: 'file', path: 'a.csv' }] }
    const other = { dataset: [{ kind: 'file', path: 'b.csv' }] }
    await copyFile(fixture, join(folder, 'a.csv'))
    await copyFile(fixture, join(folder, 'b.csv'))
    const before = await names({ axes })
    expect(await names({ axes: other })).toEqual(before)
    await writeFile(join(folder, 'b.csv'), 'something else')
    expect(await names({ axes: other })).not.toEqual(before)
  })
})
