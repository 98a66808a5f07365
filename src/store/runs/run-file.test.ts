import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Evaluation } from '../../worker/protocol'
import type { Experiment } from './experiment'
import { emptyRun, type Run } from './run'
import { runsAsFile, runsOfFile } from './run-file'
import { RunSeries } from './run-series'
import { ownRun } from './testing'

const experiment: Experiment = {
  ...ownRun({ lambda: 0.3 }),
  id: 4,
  name: 'mine',
  hidden: true,
  changes: [{ step: 20, name: 'lambda', from: 0.5, to: 1 }],
  inherited: [{ step: 4, name: 'discount', from: 0.9, to: 0.99 }],
}

function member(): Run {
  const series = new RunSeries()
  for (const step of [10, 20]) series.metric('criticLoss').push(step, Math.fround(1 / step))
  const evaluation = { kind: 'evaluation', phase: 'online', returns: [1, 2], normalisedScore: 0.1 } as const
  series.add(null, [{ ...evaluation, step: 20, mean: 1.5 } satisfies Evaluation])
  const progress = { phase: 'online', stage: 'Learning', step: 20, totalSteps: 40, onlineStartStep: 10 } as const
  return {
    ...emptyRun(9, 4, 7),
    status: 'paused',
    progress: { ...progress, environmentSteps: 40, finished: false },
    marks: [{ kind: 'mark', step: 10, mark: 'online' }],
    series,
  }
}

it('a run comes back from its file to the last digit, as one that has ended', () => {
  const written = member()
  const [read] = runsOfFile(runsAsFile([{ experiment, label: 'mine' }], [written]), 'runs.json')
  expect(read!.name).toBe('mine')
  expect(read!.spec).toEqual({
    configuration: experiment.configuration,
    datasetName: null,
    datasetId: null,
    changes: experiment.changes,
    inherited: experiment.inherited,
    origin: { kind: 'imported', file: 'runs.json', entry: 0 },
  })
  const { seed, state } = read!.runs[0]!
  expect(seed).toBe(7)
  expect(state.status).toBe('ended')
  expect(state.marks).toEqual(written.marks)
  expect(state.series!.evaluations).toEqual(written.series.evaluations)
  expect([...state.series!.metrics.get('criticLoss')!.values]).toEqual([
    ...written.series.metrics.get('criticLoss')!.values,
  ])
})

it('the step at which online learning starts is called in files what it has been called from the first on', () => {
  const content = runsAsFile([{ experiment, label: 'mine' }], [member()])
  const { progress } = JSON.parse(content).runs[0].seeds[0]
  expect(progress).toEqual({ phase: 'online', step: 20, totalSteps: 40, borderStep: 10, environmentSteps: 40 })
  const [read] = runsOfFile(content, 'runs.json')
  expect(read!.runs[0]!.state.progress).toEqual(
    expect.objectContaining({ step: 20, totalSteps: 40, onlineStartStep: 10, environmentSteps: 40 }),
  )
})

it('a file of version 1 is read: its changes had no value before, those before a fork were English alone', () => {
  const file = good()
  const [first] = file.runs as Record<string, unknown>[]
  const { changes: _, inherited: __, ...rest } = first!
  const [seed] = rest.seeds as Record<string, unknown>[]
  const message = (step: number, mark: string, text: string) => ({ kind: 'mark', step, mark, text })
  const marks = [
    message(4, 'change', 'Discount: 0.9 → 0.99'),
    message(10, 'online', 'online'),
    message(12, 'switch', 'AWAC → SAC'),
    message(20, 'change', 'Temperature: 0.3 → 1'),
  ]
  const interventions = [{ step: 20, values: { lambda: 1 } }]
  const old = { ...file, version: 1, runs: [{ ...rest, interventions, seeds: [{ ...seed, marks }] }] }
  const [read] = runsOfFile(JSON.stringify(old), 'runs.json')
  expect(read!.spec.changes).toEqual([{ step: 20, name: 'lambda', from: 0.3, to: 1 }])
  expect(read!.spec.inherited).toEqual([{ step: 4, name: 'Discount', from: 0.9, to: 0.99 }])
  expect(read!.runs[0]!.state.marks).toEqual([
    { kind: 'mark', step: 10, mark: 'online' },
    { kind: 'mark', step: 12, mark: 'switch', from: 'AWAC', to: 'SAC' },
  ])
})

it('leaves out runs of which nothing is known yet', () => {
  expect(runsOfFile(runsAsFile([{ experiment, label: 'mine' }], [emptyRun(9, 4, 7)]), 'runs.json')).toEqual([])
})

it('says in one sentence what is wrong with a file', () => {
  expect(() => runsOfFile('no json', 'a.json')).toThrow('a.json is no file of runs: it is not JSON.')
  expect(() => runsOfFile('{"kind":"something else"}', 'a.json')).toThrow(/^a\.json is no file of runs: at kind, /)
  const uneven = JSON.parse(runsAsFile([{ experiment, label: 'mine' }], [member()]))
  uneven.runs[0].seeds[0].metrics.criticLoss.values.pop()
  expect(() => runsOfFile(JSON.stringify(uneven), 'a.json')).toThrow('a.json has 2 steps but 1 values of criticLoss.')
})

const good = () => JSON.parse(runsAsFile([{ experiment, label: 'mine' }], [member()])) as Record<string, unknown>

it.each([
  ['steps that go back', '"steps":[10,20]', '"steps":[20,10]', 'a.json has step 10 of criticLoss after step 20.'],
  ['a number beyond all numbers', '"mean":1.5', '"mean":1e999', /at runs\.0\.seeds\.0\.evaluations\.0\.mean/],
  ['a step beyond all runs', '"totalSteps":40', '"totalSteps":1e300', /totalSteps/],
  ['a step between two', '"step":20,"totalSteps"', '"step":20.5,"totalSteps"', /step/],
])('refuses %s', (_, from, to, message) => {
  const text = JSON.stringify(good())
  expect(text).toContain(from)
  expect(() => runsOfFile(text.replace(from, to), 'a.json')).toThrow(message)
})

it('refuses endless lists before it makes anything of them', () => {
  const { runs, ...rest } = good() as { runs: unknown[] }
  const many = JSON.stringify({ ...rest, runs: Array(100_000).fill(null) }).replaceAll('null', '0')
  expect(() => runsOfFile(many, 'a.json')).toThrow(/^a\.json is no file of runs: at runs/)
  const [one] = runs as [Record<string, unknown>]
  const seeds = Array(300).fill((one.seeds as unknown[])[0])
  expect(() => runsOfFile(JSON.stringify({ ...rest, runs: [{ ...one, seeds }] }), 'a.json')).toThrow(/length/)
})

/** A good file with one place anywhere in it replaced. */
const mutated = fc
  .tuple(
    fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }),
    fc.oneof(
      fc.constantFrom<unknown>(null, -1, 0.5, 1e308, '', '__proto__', '<img src=x onerror=alert(1)>', [], {}),
      fc.jsonValue({ maxDepth: 3 }),
    ),
  )
  .map(([way, value]) => {
    const file = good()
    let at = file
    for (const [i, turn] of way.entries()) {
      const keys = Object.keys(at)
      const key = keys[turn % keys.length]!
      const next = at[key]
      if (i === way.length - 1 || typeof next !== 'object' || next === null || Object.keys(next).length === 0) {
        at[key] = value
        break
      }
      at = next as Record<string, unknown>
    }
    return file
  })

it('anything at all is a file of runs or is refused in one sentence, and nothing endless comes of it', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, fc.jsonValue({ maxDepth: 5 })), (given) => {
      try {
        for (const { runs, name } of runsOfFile(JSON.stringify(given), 'a.json')) {
          expect((name ?? '').length).toBeLessThanOrEqual(300)
          for (const { state } of runs) {
            expect(state.progress!.totalSteps).toBeLessThanOrEqual(2 ** 40)
            for (const { steps, values } of state.series!.metrics.values()) {
              expect(values.every(Number.isFinite)).toBe(true)
              expect([...steps]).toEqual([...steps].sort((a, b) => a - b))
            }
          }
        }
      } catch (error) {
        const { message } = error as Error
        expect(message).toMatch(/^a\.json /)
        expect(message.length).toBeLessThan(400)
      }
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})
