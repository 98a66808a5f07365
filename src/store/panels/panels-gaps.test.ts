import { beforeEach, expect, it, vi } from 'vitest'
import { useExperiments } from '../runs/experiments-store'
import { emptyRun } from '../runs/run'
import { panelSeries, receivePanelReport } from './panels-answers'
import { showPanel } from './panels-questions'

const RUN = 7
const look = (step: number) =>
  receivePanelReport({ kind: 'panel', runId: RUN, panel: 'metaAdaptation', step, answer: { onlineShare: step / 100 } })
const stretches = () => panelSeries('metaAdaptation', 'onlineShare', RUN)!.stretches.map(({ from, to }) => to - from)
/** Long enough for the workers to be told. */
const told = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
  useExperiments.setState({ experiments: [], runs: [emptyRun(RUN, 1, 1)], focus: RUN })
  return () => {
    useExperiments.setState({ experiments: [], runs: [], focus: 0 })
    vi.useRealTimers()
  }
})

it('a line breaks where its panel was out of view for longer than two looks', async () => {
  showPanel('metaAdaptation', true)
  await told()
  for (const step of [10, 20]) look(step)
  showPanel('metaAdaptation', false)
  await told()
  await vi.advanceTimersByTimeAsync(600)
  showPanel('metaAdaptation', true)
  await told()
  look(30)
  expect(stretches()).toEqual([3])

  showPanel('metaAdaptation', false)
  await told()
  await vi.advanceTimersByTimeAsync(5000)
  showPanel('metaAdaptation', true)
  await told()
  look(90)
  expect(stretches()).toEqual([3, 1])
})
