import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PanelKind, PanelReport } from '../core/looks/questions'
import type { RunConfiguration } from '../core/training/configuration'
import { packed } from './panel-transfer'
import type { Report } from './protocol'
import { TrainingService } from './training-service'

const recipe = { environment: 'u-maze', shares: { narrow: 1 }, transitions: 300, seed: 2 }
const configuration: RunConfiguration = {
  version: 1,
  environment: { id: 'u-maze', parameters: {} },
  dataset: { kind: 'recipe', recipe },
  algorithm: { id: 'cal-ql', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
  settings: { offlineSteps: 100_000, onlineSteps: 20, evaluationEvery: 100_000, evaluationEpisodes: 1 },
  seed: 3,
}

let service: TrainingService
let reports: Report[]
let channel: MessageChannel

beforeEach(async () => {
  reports = []
  channel = new MessageChannel()
  channel.port1.onmessage = ({ data }) => reports.push(data)
  service = new TrainingService()
  await service.open(channel.port2, 'life')
  await service.startBackend({ backend: 'cpu', mode: 'eager' })
})

afterEach(async () => {
  await service.pause()
  channel.port1.close()
})

async function begin(runId: number) {
  const { datasetId } = await service.generateDataset(recipe, 'maze')
  await service.beginRun({ runId, datasetId, configuration, keep: [datasetId] })
}

function panelReports<Kind extends PanelKind>(kind: Kind) {
  return reports.filter(
    (report): report is Extract<PanelReport, { panel: Kind }> => report.kind === 'panel' && report.panel === kind,
  )
}

const calibration = { kind: 'calibration', options: { starts: 4 } } as const
const uncertainty = { kind: 'uncertainty', options: { rows: 16 } } as const

it('answers a visible panel at rest once, and again after a step', async () => {
  await begin(1)
  await service.watch([calibration], 2)
  // The second answer comes when V* is there.
  const last = () => panelReports('calibration').at(-1)
  await vi.waitFor(() => expect(last()?.answer?.optimal.kind).toBe('ready'), 20_000)
  const answered = panelReports('calibration').length
  expect(answered).toBeLessThanOrEqual(2)
  const { behaviour, reliability, regret } = last()!.answer!
  expect(behaviour.rows).toBe(256)
  expect(reliability!.predicted).toHaveLength(4)
  expect(regret!.regret).toBeCloseTo(regret!.miscalibration + regret!.overEstimation, 9)
  expect(last()).toMatchObject({ runId: 1, step: 0 })

  await service.step()
  await vi.waitFor(() => expect(last()!.step).toBe(1), 20_000)
  expect(panelReports('calibration')).toHaveLength(answered + 1)
})

it('computes nothing for hidden panels, and leaves training most of the time', async () => {
  await begin(1)
  await service.watch([uncertainty], 1000)
  await service.play()
  await vi.waitFor(() => expect(panelReports('uncertainty').length).toBeGreaterThan(3), 20_000)
  expect(panelReports('calibration')).toEqual([])
  await service.watch([], 1000)
  await new Promise((resolve) => setTimeout(resolve, 60))
  const seen = panelReports('uncertainty').length
  const { step } = panelReports('uncertainty').at(-1)!
  await vi.waitFor(() => {
    const last = reports.findLast((report) => report.kind === 'run')!
    expect(last.kind === 'run' && last.progress.step).toBeGreaterThan(step + 20)
  }, 20_000)
  expect(panelReports('uncertainty')).toHaveLength(seen)
})

it('says that a run has nothing of the kind', async () => {
  await begin(1)
  await service.watch([{ kind: 'modelRollouts', options: { starts: 2 } }], 2)
  await vi.waitFor(() => expect(panelReports('modelRollouts')).toHaveLength(1), 20_000)
  expect(panelReports('modelRollouts')[0]!.answer).toBeNull()
})

it('packs views into buffers of their own, and no buffer twice', () => {
  const shared = new Float32Array([1, 2, 3])
  const whole = new Float64Array(2)
  const { value, transfer } = packed({ part: shared.subarray(1), list: [whole, whole], text: 'a', none: null })
  expect([...value.part]).toEqual([2, 3])
  expect(value.part.buffer.byteLength).toBe(8)
  expect(new Set(transfer).size).toBe(3)
  expect(transfer).not.toContain(shared.buffer)
})
