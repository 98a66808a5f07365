import { concatenateDatasets } from '../core/data/concatenate'
import type { Dataset } from '../core/data/dataset'
import type { DataFile } from '../core/data/formats/data-file'
import type { PaceOptions } from '../core/data/formats/pace'
import { type FileFields, readDatasets, readFields } from '../core/data/formats/read-dataset'
import { generateDataset } from '../core/data/generation/generate-dataset'
import type { DatasetRecipe } from '../core/data/generation/recipe'
import { type Operation, operate } from '../core/data/surgery/operation'
import { message } from '../core/messages/message'
import { UserError } from '../core/messages/user-error'
import { summariseDataset } from './dataset-inspection'
import type { DatasetSummary, ReadChoices } from './dataset-protocol'
import type { DatasetProgressReport } from './protocol'

/** In a worker a file's bytes can be had at once, so that a reader takes only those that it needs. */
function readableNow(file: File): DataFile {
  if (typeof FileReaderSync === 'undefined') return file
  const reader = new FileReaderSync()
  return {
    name: file.name,
    size: file.size,
    slice: (start, end) => file.slice(start, end),
    readNow: (start, end) => new Uint8Array(reader.readAsArrayBuffer(file.slice(start, end))),
  }
}

const PROGRESS_EVERY_MS = 50

/** Reads and makes datasets, one at a time, and keeps those that a run, or undoing, may still want. */
export class DatasetStore {
  readonly #kept = new Map<number, Dataset>()
  /** Of a dataset that surgery made: the one that it was made from. */
  readonly #originals = new Map<number, number>()
  /** Rows that were made in a world of the page, whatever its parameters. */
  readonly #madeHere = new Set<number>()
  #nextId = 1
  #work: AbortController | undefined

  constructor(private readonly send: (report: DatasetProgressReport) => void) {}

  /** Several files are put one after the other, each with its share of the progress by size. */
  read(files: readonly File[], choices: ReadChoices = {}): Promise<DatasetSummary> {
    return this.#make((options) => readDatasets(files.map(readableNow), { ...options, ...choices }))
  }

  fields(file: File): Promise<FileFields> {
    return this.#alone((options) => readFields(readableNow(file), options))
  }

  generate(recipe: DatasetRecipe, name: string): Promise<DatasetSummary> {
    return this.#make((options) => generateDataset(recipe, name, options), true)
  }

  /** Rows that were made elsewhere, after those of `appendTo` where it is given. */
  take(dataset: Dataset, appendTo: number | null = null): DatasetSummary {
    if (appendTo === null) return this.#keep(dataset, true)
    return this.#keep(concatenateDatasets([this.get(appendTo), dataset]), true)
  }

  /** Under the id that it had in another store. */
  restore(datasetId: number, dataset: Dataset): void {
    this.#kept.set(datasetId, dataset)
    this.#nextId = Math.max(this.#nextId, datasetId + 1)
  }

  operate(datasetId: number, operations: readonly Operation[]): DatasetSummary {
    const turned = operations.some(({ kind }) => kind === 'reorder')
    const summary = this.#keep(operate(this.get(datasetId), operations), this.#madeHere.has(datasetId) && !turned)
    this.#originals.set(summary.datasetId, datasetId)
    return summary
  }

  cancel(): void {
    this.#work?.abort(new DOMException('Cancelled.', 'AbortError'))
  }

  get(datasetId: number): Dataset {
    const dataset = this.#kept.get(datasetId)
    if (!dataset) throw new UserError(message`This dataset is no longer there; read the file again.`)
    return dataset
  }

  forget(datasetId: number): void {
    this.#kept.delete(datasetId)
    this.#originals.delete(datasetId)
    this.#madeHere.delete(datasetId)
  }

  /** What they were made from stays with them, and what is newer than `newest`: who asks has not heard of it yet. */
  forgetAllBut(datasetIds: readonly number[], newest = Number.POSITIVE_INFINITY): void {
    const wanted = datasetIds.flatMap((id) => [id, this.#originals.get(id)])
    for (const id of [...this.#kept.keys()]) if (id <= newest && !wanted.includes(id)) this.forget(id)
  }

  async #make(make: (options: PaceOptions) => Promise<Dataset>, madeHere = false): Promise<DatasetSummary> {
    return this.#keep(await this.#alone(make), madeHere)
  }

  /** One piece of work at a time: what was going on is cancelled. */
  async #alone<T>(task: (options: PaceOptions) => Promise<T>): Promise<T> {
    this.cancel()
    const work = new AbortController()
    this.#work = work
    let lastReport = Number.NEGATIVE_INFINITY
    const onProgress = (fraction: number) => {
      if (performance.now() - lastReport < PROGRESS_EVERY_MS) return
      lastReport = performance.now()
      this.send({ kind: 'dataset', fraction })
    }
    const result = await task({ signal: work.signal, onProgress })
    work.signal.throwIfAborted()
    return result
  }

  #keep(dataset: Dataset, madeHere: boolean): DatasetSummary {
    const datasetId = this.#nextId++
    this.#kept.set(datasetId, dataset)
    if (madeHere) this.#madeHere.add(datasetId)
    return summariseDataset(dataset, datasetId, madeHere)
  }
}
