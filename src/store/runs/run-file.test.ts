import { expect, it } from 'vitest'
import type { Evaluation } from '../../worker/protocol'
import { emptyMember, type Member } from './member'
import type { Run } from './run'
import { runsAsFile, runsOfFile } from './run-file'
import { RunSeries } from './run-series'
import { ownRun } from './testing'

const run: Run = {
  ...ownRun({ lambda: 0.3 }),
  id: 4,
  name: 'mine',
  hidden: true,
  interventions: [{ step: 20, values: { lambda: 1 } }],
}

function member(): Member {
  const series = new RunSeries()
  for (const step of [10, 20]) series.metric('criticLoss').push(step, Math.fround(1 / step))
  const evaluation = { kind: 'evaluation', phase: 'online', returns: [1, 2], normalisedScore: 0.1 } as const
  series.add(null, [{ ...evaluation, step: 20, mean: 1.5 } satisfies Evaluation])
  const progress = { phase: 'online', stage: 'Learning', step: 20, totalSteps: 40, borderStep: 10 } as const
  return {
    ...emptyMember(9, 4, 7),
    status: 'paused',
    progress: { ...progress, environmentSteps: 40, finished: false },
    marks: [{ kind: 'mark', step: 10, mark: 'online', text: 'online' }],
    series,
  }
}

it('a run comes back from its file to the last digit, as one that has ended', () => {
  const written = member()
  const [read] = runsOfFile(runsAsFile([{ run, label: 'mine' }], [written]), 'runs.json')
  expect(read!.name).toBe('mine')
  expect(read!.wanted).toEqual({
    configuration: run.configuration,
    datasetName: null,
    datasetId: null,
    interventions: run.interventions,
    origin: { kind: 'imported', file: 'runs.json', entry: 0 },
  })
  const [{ seed, state }] = read!.members as [(typeof read)['members'][number]]
  expect(seed).toBe(7)
  expect(state.status).toBe('ended')
  expect(state.marks).toEqual(written.marks)
  expect(state.series!.evaluations).toEqual(written.series.evaluations)
  expect([...state.series!.metrics.get('criticLoss')!.values]).toEqual([
    ...written.series.metrics.get('criticLoss')!.values,
  ])
})

it('leaves out runs of which nothing is known yet', () => {
  expect(runsOfFile(runsAsFile([{ run, label: 'mine' }], [emptyMember(9, 4, 7)]), 'runs.json')).toEqual([])
})

it('says in one sentence what is wrong with a file', () => {
  expect(() => runsOfFile('no json', 'a.json')).toThrow('a.json is no file of runs: it is not JSON.')
  expect(() => runsOfFile('{"kind":"something else"}', 'a.json')).toThrow(/^a\.json is no file of runs: at kind, /)
  const uneven = JSON.parse(runsAsFile([{ run, label: 'mine' }], [member()]))
  uneven.runs[0].seeds[0].metrics.criticLoss.values.pop()
  expect(() => runsOfFile(JSON.stringify(uneven), 'a.json')).toThrow('a.json has 2 steps but 1 values of criticLoss.')
})
