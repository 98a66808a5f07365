import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import type { Runtime } from '../engine/runtime'
import { parityCases } from './adapters'
import { parseFixture } from './fixture'
import { isOk } from './parity-case'
import { runCase } from './run-case'

interface Flat {
  shape: number[]
  data: number[]
}

interface Raw {
  dims: { B: number; S: number; A: number }
  before: Record<string, Record<string, Flat>>
  after: Record<string, Record<string, Flat>>
  batches: number[][][][]
  noise: Flat[]
  steps: { adam_steps: Record<string, number[]>[] }[]
}

/**
 * The same learner on another size: every row twice, and one more observation that is always zero. Losses and gradients
 * stay what they were, and the new weights never move.
 */
function enlarged(raw: Raw): Raw {
  const { B, S, A } = raw.dims
  const widened = (weight: Flat, fill: number): Flat => {
    const [rows, columns] = weight.shape as [number, number]
    if (weight.shape.length !== 2 || (columns !== S && columns !== S + A)) return weight
    const data = Array.from({ length: rows }, (_, row) => {
      const old = weight.data.slice(row * columns, (row + 1) * columns)
      return [...old.slice(0, S), fill, ...old.slice(S)]
    }).flat()
    return { shape: [rows, columns + 1], data }
  }
  const networks = (all: Raw['before']) =>
    Object.fromEntries(
      Object.entries(all).map(([network, parameters]) => [
        network,
        Object.fromEntries(Object.entries(parameters).map(([name, array]) => [name, widened(array, 0.3)])),
      ]),
    )
  const gradient = ([key, data]: [string, number[]]): [string, number[]] => {
    const [network, ...name] = key.split('.')
    const shape = raw.before[network!]?.[name.join('.')]?.shape
    return [key, shape ? widened({ shape, data }, 0).data : data]
  }
  const twice = <T>(rows: T[]): T[] => [...rows, ...rows]
  const withZero = (rows: number[][]) => rows.map((row) => [...row, 0])
  return {
    ...raw,
    dims: { B: 2 * B, S: S + 1, A },
    before: networks(raw.before),
    after: networks(raw.after),
    batches: raw.batches.map((columns) =>
      columns.map((rows, index) => twice(index === 0 || index === 3 ? withZero(rows) : rows)),
    ),
    noise: raw.noise.map(({ shape, data, ...rest }) => ({
      ...rest,
      shape: [2 * shape[0]!, ...shape.slice(1)],
      data: twice(data),
    })),
    steps: raw.steps.map((step) => ({
      ...step,
      adam_steps: step.adam_steps.map((entries) => Object.fromEntries(Object.entries(entries).map(gradient))),
    })),
  }
}

let runtime: Runtime
beforeAll(async () => {
  runtime = await createRuntime({ backend: 'cpu', mode: 'compiled' })
})

it.each([
  'corl_awac',
  'corl_cql',
  'corl_calql',
  'corl_calql_lagrange_maxbackup',
  'corl_iql',
  'corl_td3bc',
  'orlkit_mopo_sac',
])('%s holds for other sizes', async (name) => {
  const raw = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')) as Raw
  for (const parity of await parityCases(parseFixture(enlarged(raw)))) {
    const result = await runCase(parity, runtime)
    expect(isOk(result), JSON.stringify(result)).toBe(true)
  }
})
