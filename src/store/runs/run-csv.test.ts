import { expect, it } from 'vitest'
import { emptyRun } from './run'
import { runsAsCsv } from './run-csv'
import { RunSeries } from './run-series'

it('one row per seed and step, cells empty where nothing was measured', () => {
  const series = new RunSeries()
  series.metric('criticLoss').push(10, 0.5)
  series.metric('criticLoss').push(20, 0.25)
  const evaluation = { kind: 'evaluation', phase: 'offline', returns: [1], normalisedScore: 0.5 } as const
  series.add(null, [
    { ...evaluation, step: 0, mean: -3 },
    { ...evaluation, step: 20, mean: -1 },
  ])
  const members = [
    { ...emptyRun(1, 1, 7), series },
    { ...emptyRun(2, 1, 8), series },
  ]
  expect(runsAsCsv('A, "B"', members).split('\r\n')).toEqual([
    'run,seed,step,return,normalisedScore,criticLoss',
    '"A, ""B""",7,0,-3,0.5,',
    '"A, ""B""",7,10,,,0.5',
    '"A, ""B""",7,20,-1,0.5,0.25',
    '"A, ""B""",8,0,-3,0.5,',
    '"A, ""B""",8,10,,,0.5',
    '"A, ""B""",8,20,-1,0.5,0.25',
  ])
  expect(runsAsCsv('=1+1', members)).toContain("'=1+1,7,0")
})
