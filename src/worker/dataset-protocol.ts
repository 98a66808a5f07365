/** What the page can ask about datasets: types only. The rows stay in the worker; ids name them. */

import type { Dataset } from '../core/data/dataset'
import type { GivenMapping } from '../core/data/formats/column-roles'
import type { Part } from '../core/data/formats/part'
import type { FileFields } from '../core/data/formats/read-dataset'
import type { ExportFormat } from '../core/data/formats/write-dataset'
import type { DatasetRecipe } from '../core/data/generation/recipe'
import type { Axis, Coverage, Inspection } from '../core/data/inspection'
import type { FoundOrder } from '../core/data/known-orders'
import type { Operation } from '../core/data/surgery/operation'
import type { WorldFit } from '../core/data/world-variants'
import type { Message } from '../core/messages/message'
import type { Histogram } from '../core/statistics/histogram'

export interface DatasetSummary {
  /** Under which the worker keeps the rows. */
  readonly datasetId: number
  readonly name: string
  readonly transitions: number
  readonly episodes: number
  readonly observationSize: number
  readonly actionSize: number
  /** Undiscounted, over episodes. */
  readonly meanReturn: number
  readonly returnDeviation: number
  readonly returns: Histogram
  /** Episodes that ended, and episodes that were cut off. */
  readonly terminals: number
  readonly timeouts: number
  readonly assumptions: readonly Message[]
  readonly warnings: readonly Message[]
  /** Fields of the file that nothing was made of. */
  readonly unused: readonly string[]
  /** Ids of the environments in which a policy learnt from it can act; the best fit first. */
  readonly environments: readonly string[]
  /** Of the same sizes, with the share of rows that agree; empty where the rows were made in a world of the page. */
  readonly worlds: readonly WorldFit[]
  /** Orders of columns in which the rows would be those of an environment. */
  readonly orders: readonly FoundOrder[]
}

/** Everything that the inspector shows at once. */
export interface DatasetInspection extends Omit<Inspection, 'facts'> {
  readonly datasetId: number
  readonly transitions: number
  readonly observationSize: number
  readonly actionSize: number
  /** Discounted, over all steps. */
  readonly returnsToGo: Histogram
  readonly discount: number
  /** One entry per episode. */
  readonly episodes: EpisodeTable
}

export interface EpisodeTable {
  readonly lengths: Uint32Array<ArrayBuffer>
  /** Undiscounted. */
  readonly returns: Float32Array<ArrayBuffer>
  /** 1 where the task ended, 0 where the episode was cut off. */
  readonly terminals: Uint8Array<ArrayBuffer>
}

/** What an operation would leave, without doing it for good. */
export interface SurgeryPreview {
  readonly transitions: number
  readonly episodes: number
  readonly meanReturn: number
}

/** What a person chose of a file. */
export interface ReadChoices {
  readonly mapping?: GivenMapping
  readonly part?: Part
}

export interface DatasetApi {
  /** Names and shapes in a file, and a guess at what they mean; nothing is kept. */
  readFields(file: File): Promise<FileFields>
  /** One file, or several of the same sizes put one after the other. One dataset is made at a time; a second call cancels the first. */
  readDatasets(files: readonly File[], choices?: ReadChoices): Promise<DatasetSummary>
  generateDataset(recipe: DatasetRecipe, name: string): Promise<DatasetSummary>
  /** Episodes that the page has recorded, after those of `appendTo` where it is given. */
  takeEpisodes(episodes: Dataset, appendTo: number | null): Promise<DatasetSummary>
  /** The episodes that the current run has finished online. */
  takeReplay(name: string): Promise<DatasetSummary>
  /** Does the operations, in order, on the dataset; that one is kept for as long as the result is. */
  operateOn(datasetId: number, operations: readonly Operation[]): Promise<DatasetSummary>
  previewOperations(datasetId: number, operations: readonly Operation[]): Promise<SurgeryPreview>
  inspect(datasetId: number, discount: number): Promise<DatasetInspection>
  coverageOf(datasetId: number, x: Axis, y: Axis): Promise<Coverage>
  exportDataset(datasetId: number, format: ExportFormat): Promise<Blob>
  /** All of its rows, for another worker or for storage. */
  rowsOf(datasetId: number): Promise<Dataset>
  /** Puts rows back under the id that they had in a worker that is gone. */
  restoreRows(datasetId: number, rows: Dataset): Promise<void>
  cancelDataset(): Promise<void>
  forgetDataset(datasetId: number): Promise<void>
}
