import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fixtureBytes } from '../core/data/formats/fixtures/open'
import type { RunConfiguration } from '../core/training/configuration'
import { unpackMetrics } from './metrics-block'
import type { Report, RunReport, Stop } from './protocol'
import { TrainingService } from './training-service'

const configuration: RunConfiguration = {
  version: 1,
  environment: { id: 'pendulum', parameters: {} },
  dataset: { kind: 'file', path: 'pendulum-d4rl.hdf5' },
  algorithm: { id: 'awac', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
  settings: { offlineSteps: 60, onlineSteps: 20, evaluationEvery: 50, evaluationEpisodes: 1 },
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
  await service.startBackend({ backend: 'cpu', mode: 'compiled' })
})

afterEach(() => {
  channel.port1.close()
})

function file(name: string): File {
  return new File([fixtureBytes(name)], name)
}

function runReports(runId: number): RunReport[] {
  return reports.filter((report): report is RunReport => report.kind === 'run' && report.runId === runId)
}

async function begin(runId: number, settings = {}, stop?: Stop) {
  const { datasetId } = await service.readDatasets([file('pendulum-d4rl.hdf5')])
  const request = { ...configuration, settings: { ...configuration.settings, ...settings } }
  return service.beginRun({ runId, datasetId, configuration: request, keep: [datasetId], stop })
}

it('trains a file offline and online, and reports every record once', async () => {
  const { references } = await begin(1)
  expect(references?.expert).toBeGreaterThan(references!.random)
  await service.play()
  await vi.waitFor(() => expect(runReports(1).at(-1)?.progress.finished).toBe(true), 20_000)

  const steps: number[] = []
  for (const { metrics } of runReports(1)) {
    if (metrics) unpackMetrics(metrics, (name, step) => name === 'criticLoss' && steps.push(step))
  }
  expect(steps).toEqual([25, 50, 75, 80])
  expect(runReports(1).flatMap((report) => report.marks.map((mark) => [mark.mark, mark.step]))).toEqual([
    ['online', 60],
  ])
  expect(runReports(1).flatMap((report) => report.evaluations.map(({ step }) => step))).toEqual([0, 50, 60, 80])
  expect(runReports(1).at(-1)?.playing).toBe(false)
})

it('pauses, steps once, and marks a live change', async () => {
  await begin(1, { offlineSteps: 10_000 })
  await service.play()
  await vi.waitFor(() => expect(runReports(1).at(-1)?.progress.step).toBeGreaterThan(1), 20_000)
  await service.pause()
  await vi.waitFor(() => expect(runReports(1).at(-1)?.playing).toBe(false))
  const { step } = runReports(1).at(-1)!.progress
  await service.step()
  await service.change({ lambda: 0.5 })
  await vi.waitFor(() => expect(runReports(1).at(-1)?.marks).toHaveLength(1))
  expect(runReports(1).at(-1)?.progress.step).toBe(step + 1)
  expect(runReports(1).at(-1)?.marks[0]).toMatchObject({ mark: 'change', step: step + 1 })
})

it('a new run ends the former, from which nothing more is heard', async () => {
  await begin(1, { offlineSteps: 10_000 })
  await service.play()
  await vi.waitFor(() => expect(runReports(1).length).toBeGreaterThan(0), 20_000)
  await begin(2)
  await new Promise((resolve) => setTimeout(resolve, 20))
  const heard = runReports(1).length
  await service.play()
  await vi.waitFor(() => expect(runReports(2).at(-1)?.progress.finished).toBe(true), 20_000)
  expect(runReports(1)).toHaveLength(heard)
})

it('of two runs begun at once the later one trains', async () => {
  const { datasetId } = await service.readDatasets([file('pendulum-d4rl.hdf5')])
  await service.beginRun({ runId: 1, datasetId, configuration, keep: [datasetId] })
  await Promise.all([2, 3].map((runId) => service.beginRun({ runId, datasetId, configuration, keep: [datasetId] })))
  await service.play()
  await vi.waitFor(() => expect(runReports(3).at(-1)?.progress.finished).toBe(true), 20_000)
  expect(runReports(2)).toEqual([])
})

it('says in one sentence what is wrong with a file, and the run goes on', async () => {
  await begin(1, { offlineSteps: 10_000 })
  await service.play()
  await expect(service.readDatasets([file('broken/nan-observation.npz')])).rejects.toThrow(/nan-observation\.npz.*NaN/)
  const before = runReports(1).at(-1)?.progress.step ?? 0
  await vi.waitFor(() => expect(runReports(1).at(-1)?.progress.step).toBeGreaterThan(before), 20_000)
})

it('lets the policy act in the environment view at the chosen pace', async () => {
  await service.setWorldPace(50)
  await begin(1)
  const seen = () => reports.filter((report) => report.kind === 'world')
  await vi.waitFor(() => expect(seen().length).toBeGreaterThan(3), 20_000)
  expect(seen()[1]!.state).toEqual(seen()[0]!.nextState)
  expect(Math.abs(seen()[0]!.action[0]!)).toBeLessThanOrEqual(2)
})

it('cancels a dataset in the making', async () => {
  const recipe = { environment: 'pendulum', shares: { random: 1 }, transitions: 100_000, seed: 1 }
  const made = service.generateDataset(recipe, 'large')
  await service.cancelDataset()
  await expect(made).rejects.toThrow(/Cancelled/)
})

it('meta-trains without a dataset, and shows an unseen task being adapted to', async () => {
  const hyperparameters = { hiddenUnits: 8, encoderUnits: 8, trainTasks: 3, testTasks: 2, metaBatch: 2, batchSize: 4 }
  const { testTasks, references } = await service.beginRun({
    runId: 1,
    datasetId: null,
    keep: [],
    configuration: {
      ...configuration,
      environment: { id: 'point-robot', parameters: {} },
      dataset: null,
      algorithm: { id: 'pearl', hyperparameters: { ...hyperparameters, adaptationEpisodes: 2 } },
      settings: { onlineSteps: 20, evaluationEvery: 10 },
    },
  })
  expect(testTasks).toHaveLength(2)
  expect(references!.expert).toBeGreaterThan(references!.random)
  await service.setWorldPace(1000)
  const seen = () => reports.filter((report) => report.kind === 'world')
  await vi.waitFor(() => expect(seen().at(-1)?.attempt?.task).toEqual(testTasks![1]), 20_000)
  const attempts = seen().map(({ attempt }) => `${attempt!.episode} of ${attempt!.episodes}, ${attempt!.informed}`)
  expect([...new Set(attempts)]).toEqual(['1 of 2, false', '2 of 2, true'])

  await service.play()
  await vi.waitFor(() => expect(runReports(1).at(-1)?.progress.finished).toBe(true), 20_000)
  const evaluations = runReports(1).flatMap((report) => report.evaluations)
  expect(evaluations.map(({ step }) => step)).toEqual([0, 10, 20])
  expect(evaluations[2]!.adaptation).toHaveLength(2)
})

it('halts where its lesson stops, and goes on when asked, unless that is the end of the lesson', async () => {
  await begin(1, {}, { step: 12, final: false })
  await service.play()
  await vi.waitFor(() => expect(runReports(1).at(-1)).toMatchObject({ stopped: true, playing: false }), 20_000)
  expect(runReports(1).at(-1)?.progress.step).toBe(12)
  await service.step()
  await vi.waitFor(() => expect(runReports(1).at(-1)).toMatchObject({ stopped: false, progress: { step: 13 } }))
  await service.play()
  await vi.waitFor(() => expect(runReports(1).at(-1)?.progress.finished).toBe(true), 20_000)

  await begin(2, {}, { step: 12, final: true })
  await service.play()
  await vi.waitFor(() => expect(runReports(2).at(-1)?.stopped).toBe(true), 20_000)
  await service.play()
  await service.step()
  await service.pause()
  expect(runReports(2).at(-1)).toMatchObject({ stopped: true, playing: false, progress: { step: 12 } })
})
