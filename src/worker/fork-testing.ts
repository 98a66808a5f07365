import { expect, vi } from 'vitest'
import type { WasmPaths } from '../core/engine/create-runtime'
import type { BackendName } from '../core/engine/runtime'
import type { RunConfiguration } from '../core/training/configuration'
import { configurationWhenFrozen } from '../core/training/when-frozen'
import { unpackMetrics } from './metrics-block'
import type { Evaluation, FrozenReport, FrozenRun, Report } from './protocol'
import { TrainingService } from './training-service'

const BORDER = 20
const LAST = 40
const recipe = { environment: 'pendulum', shares: { medium: 1 }, transitions: 300, seed: 1 }
const configuration: RunConfiguration = {
  version: 1,
  environment: { id: 'pendulum', parameters: {} },
  dataset: { kind: 'recipe', recipe },
  algorithm: { id: 'awac', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
  settings: { offlineSteps: BORDER, onlineSteps: LAST - BORDER, evaluationEvery: 10, evaluationEpisodes: 2, copies: 2 },
  seed: 3,
}

let workers = 0

/** A worker as the page has it: what it reports, and its rows. */
class TestWorker {
  readonly reports: Report[] = []
  readonly service: TrainingService
  readonly #channel = new MessageChannel()

  constructor(wasmPaths?: WasmPaths) {
    this.service = new TrainingService(wasmPaths)
  }

  async open(backend: BackendName): Promise<void> {
    this.#channel.port1.onmessage = ({ data }) => this.reports.push(data)
    await this.service.open(this.#channel.port2, `life of worker ${workers++}`)
    await this.service.startBackend({ backend, mode: 'compiled' })
  }

  /** Trains to the end; what was measured after `since`, and the state at the end. */
  async train(runId: number, given: RunConfiguration, from?: FrozenRun) {
    const { datasetId } = await this.service.generateDataset(recipe, 'medium')
    const request = { runId, datasetId, configuration: given, keep: [datasetId], from }
    const { carried } = await this.service.beginRun(request)
    await this.service.play()
    await vi.waitFor(() => expect(this.frozen(runId, 'end')).toBeDefined(), 20_000)
    return carried
  }

  frozen(runId: number, reason: FrozenReport['reason']): FrozenRun | undefined {
    const of = this.reports.filter((report) => report.kind === 'frozen').filter((report) => report.runId === runId)
    return of.find((report) => report.reason === reason)?.frozen
  }

  /** After the border: name, step and value of every metric, and every evaluation. */
  async measured(runId: number): Promise<{ metrics: [string, number, number][]; evaluations: Evaluation[] }> {
    const ofRun = () => this.reports.filter((report) => report.kind === 'run').filter((one) => one.runId === runId)
    await vi.waitFor(() => expect(ofRun().at(-1)?.progress.finished).toBe(true))
    const metrics: [string, number, number][] = []
    for (const { metrics: block } of ofRun()) {
      if (block) unpackMetrics(block, (name, step, value) => step > BORDER && metrics.push([name, step, value]))
    }
    const evaluations = ofRun().flatMap((report) => report.evaluations)
    return { metrics, evaluations: evaluations.filter(({ step }) => step > BORDER) }
  }

  end(): void {
    this.#channel.port1.close()
  }
}

/** For tests, in Node and in a browser: a fork in another worker against its parent, number for number. */
export async function forkRepeatsItsParent(backend: BackendName, wasmPaths?: WasmPaths): Promise<void> {
  const [main, second] = [new TestWorker(wasmPaths), new TestWorker(wasmPaths)]
  // One after the other: in one process they share what tfjs thinks is its backend.
  await main.open(backend)
  await second.open(backend)
  try {
    expect(await main.train(1, configuration)).toBeNull()
    const border = main.frozen(1, 'border')!
    expect(border.step).toBe(BORDER)

    const same = await second.train(2, configurationWhenFrozen(border), structuredClone(border))
    expect(same).toMatchObject({ kind: 'continued', changes: [], step: BORDER })
    const [parent, fork] = [await main.measured(1), await second.measured(2)]
    expect(fork.metrics.length).toBeGreaterThan(0)
    expect(fork).toEqual(parent)
    expect(second.frozen(2, 'end')!.snapshot).toEqual(main.frozen(1, 'end')!.snapshot)

    const { algorithm, ...rest } = configurationWhenFrozen(border)
    const hyperparameters = { ...algorithm.hyperparameters, lambda: 0.1 }
    const other = await second.train(3, { ...rest, algorithm: { ...algorithm, hyperparameters } }, border)
    expect(other!.changes).toHaveLength(1)
    expect((await second.measured(3)).evaluations.at(-1)!.mean).not.toBe(parent.evaluations.at(-1)!.mean)
  } finally {
    main.end()
    second.end()
  }
}
