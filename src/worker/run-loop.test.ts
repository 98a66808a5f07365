import { expect, it } from 'vitest'
import type { RunConfiguration } from '../core/training/configuration'
import type { TrainingRun } from '../core/training/training-run'
import { Pacer } from './pacer'
import type { PanelScheduler } from './panel-scheduler'
import { Queue } from './queue'
import { RunLoop } from './run-loop'

it('tells that memory has run out, also where there is none left for the last report', async () => {
  const nothingLeft = () => {
    throw new RangeError('Array buffer allocation failed')
  }
  const run = {
    progress: { step: 0, onlineStartStep: 10, totalSteps: 20, finished: false },
    advance: nothingLeft,
    drainRecords: nothingLeft,
    dispose: () => undefined,
  } as unknown as TrainingRun
  const panels = { end: () => undefined, atRest: async () => false } as unknown as PanelScheduler
  const sent: unknown[] = []
  const healthy = { check: async () => undefined } as never
  const send = (report: unknown) => void sent.push(report)
  const none = {} as RunConfiguration
  const loop = new RunLoop(1, run, none, [], undefined, false, healthy, panels, new Pacer(), new Queue(), send)
  await loop.step()
  expect(sent).toEqual([expect.objectContaining({ kind: 'failure', reason: 'memory' })])
})
