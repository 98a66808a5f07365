import type { Dataset } from '../core/data/dataset'
import { fittingEnvironments } from '../core/data/fitting-environments'
import type { PaceOptions } from '../core/data/formats/pace'
import { readDataset } from '../core/data/formats/read-dataset'
import { generateDataset } from '../core/data/generation/generate-dataset'
import type { DatasetRecipe } from '../core/data/generation/recipe'
import { inspectDataset } from '../core/data/inspection'
import { mean, standardDeviation } from '../core/statistics/moments'
import type { DatasetProgressReport, DatasetSummary } from './protocol'

const PROGRESS_EVERY_MS = 50
const RETURN_BINS = 24

/** Reads and makes datasets, one at a time, and keeps those that a run may still want. */
export class DatasetDesk {
  readonly #kept = new Map<number, Dataset>()
  #nextId = 1
  #work: AbortController | undefined

  constructor(private readonly send: (report: DatasetProgressReport) => void) {}

  read(file: File): Promise<DatasetSummary> {
    return this.#make((options) => readDataset(file, options))
  }

  generate(recipe: DatasetRecipe, name: string): Promise<DatasetSummary> {
    return this.#make((options) => generateDataset(recipe, name, options))
  }

  cancel(): void {
    this.#work?.abort(new DOMException('Cancelled.', 'AbortError'))
  }

  get(datasetId: number): Dataset {
    const dataset = this.#kept.get(datasetId)
    if (!dataset) throw new Error('This dataset is no longer there; read the file again.')
    return dataset
  }

  forget(datasetId: number): void {
    this.#kept.delete(datasetId)
  }

  forgetAllBut(datasetId: number): void {
    for (const id of this.#kept.keys()) if (id !== datasetId) this.#kept.delete(id)
  }

  async #make(make: (options: PaceOptions) => Promise<Dataset>): Promise<DatasetSummary> {
    this.cancel()
    const work = new AbortController()
    this.#work = work
    let lastReport = Number.NEGATIVE_INFINITY
    const onProgress = (fraction: number) => {
      if (performance.now() - lastReport < PROGRESS_EVERY_MS) return
      lastReport = performance.now()
      this.send({ kind: 'dataset', fraction })
    }
    const dataset = await make({ signal: work.signal, onProgress })
    work.signal.throwIfAborted()
    const datasetId = this.#nextId++
    this.#kept.set(datasetId, dataset)
    return summarise(dataset, datasetId)
  }
}

function summarise(dataset: Dataset, datasetId: number): DatasetSummary {
  const { facts, returns, warnings, assumptions } = inspectDataset(dataset, RETURN_BINS)
  const fitting = fittingEnvironments(dataset)
  return {
    datasetId,
    name: dataset.name,
    transitions: facts.transitions,
    episodes: facts.episodes,
    observationSize: facts.observationSize,
    actionSize: facts.actionSize,
    meanReturn: mean(facts.returns),
    returnDeviation: standardDeviation(facts.returns),
    returns,
    terminals: facts.terminals,
    timeouts: facts.timeouts,
    assumptions,
    warnings: [...warnings, ...fitting.warnings],
    environments: fitting.ids,
  }
}
