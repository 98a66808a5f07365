import { beforeEach, expect, it } from 'vitest'
import type { RunReport } from '../worker/protocol'
import { recordCurve, useRunCurves } from './panels-runs'
import { addPanel, arrangementOf, movePanel, removePanel, restoreArrangement, usePanels } from './panels-store'
import { prepareNextRun } from './run-store'
import { useSettings } from './settings-store'

const shown = () => arrangementOf(usePanels.getState(), 'awac')

beforeEach(() => restoreArrangement('awac'))

it('panels are added once, moved within the ends, removed, and set back, each algorithm on its own', () => {
  const story = shown()
  addPanel('awac', 'stateMap')
  addPanel('awac', 'stateMap')
  expect(shown()).toEqual([...story, 'stateMap'])
  for (let i = 0; i < 9; i++) movePanel('awac', 'stateMap', -1)
  expect(shown()).toEqual(['stateMap', ...story])
  removePanel('awac', 'stateMap')
  expect(shown()).toEqual(story)
  addPanel('awac', 'environment')
  expect(arrangementOf(usePanels.getState(), 'cal-ql')).not.toContain('environment')
  restoreArrangement('awac')
  expect(shown()).toEqual(story)
})

function reportOf(runId: number, mean: number, marks: RunReport['marks'] = []): RunReport {
  const progress = { step: 5, totalSteps: 10, borderStep: 5 }
  const evaluations = [{ kind: 'evaluation', step: 5, phase: 'offline', returns: [mean], mean, normalisedScore: 0 }]
  return { runId, progress, evaluations, marks } as unknown as RunReport
}

it('runs that differ in their seed alone are one group; the same seed again takes the place of the first', () => {
  const run = (seed: number, mean: number, marks?: RunReport['marks']) => {
    useSettings.setState({ seed })
    recordCurve(reportOf(prepareNextRun(), mean, marks))
  }
  run(1, 10)
  run(2, 20)
  run(1, 30)
  const { curves } = useRunCurves.getState()
  expect(curves.map(({ seed, values }) => [seed, ...values])).toEqual([
    [2, 20],
    [1, 30],
  ])
  expect(new Set(curves.map(({ group }) => group)).size).toBe(1)
  // A slider that was moved on the way makes it another experiment.
  run(3, 40, [{ kind: 'mark', step: 3, mark: 'change', text: 'Discount: 0.9 → 0.8' }])
  expect(new Set(useRunCurves.getState().curves.map(({ group }) => group)).size).toBe(2)
})
