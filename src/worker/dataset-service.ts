import type { Dataset } from '../core/data/dataset'
import type { FileFields } from '../core/data/formats/read-dataset'
import { type ExportFormat, writeDataset } from '../core/data/formats/write-dataset'
import type { DatasetRecipe } from '../core/data/generation/recipe'
import { type Axis, type Coverage, coverage } from '../core/data/inspection'
import { type Operation, operate } from '../core/data/surgery/operation'
import { message } from '../core/messages/message'
import { UserError } from '../core/messages/user-error'
import { inspectFully, previewOf } from './dataset-inspection'
import type { DatasetApi, DatasetInspection, DatasetSummary, ReadChoices, SurgeryPreview } from './dataset-protocol'
import { DatasetStore } from './dataset-store'
import { asSentence } from './error-sentence'
import type { DatasetProgressReport } from './protocol'

/** What the page can ask about datasets; their rows stay here. */
export abstract class DatasetService implements DatasetApi {
  protected readonly datasets = new DatasetStore((report) => this.report(report))

  protected abstract report(report: DatasetProgressReport): void

  /** The episodes that the current run has finished online; null before the first, undefined where it keeps none. */
  protected abstract experience(name: string): Dataset | null | undefined

  async cancelDataset(): Promise<void> {
    this.datasets.cancel()
  }

  async forgetDataset(datasetId: number): Promise<void> {
    this.datasets.forget(datasetId)
  }

  readFields(file: File): Promise<FileFields> {
    return asSentence(() => this.datasets.fields(file))
  }

  readDatasets(files: readonly File[], choices?: ReadChoices): Promise<DatasetSummary> {
    return asSentence(() => this.datasets.read(files, choices))
  }

  generateDataset(recipe: DatasetRecipe, name: string): Promise<DatasetSummary> {
    return asSentence(() => this.datasets.generate(recipe, name))
  }

  takeEpisodes(episodes: Dataset, appendTo: number | null): Promise<DatasetSummary> {
    return asSentence(async () => this.datasets.take(episodes, appendTo))
  }

  takeReplay(name: string): Promise<DatasetSummary> {
    return asSentence(async () => {
      const lived = this.experience(name)
      if (!lived) throw new UserError(message`This run has not finished an episode online yet; let it go online first.`)
      return this.datasets.take(lived)
    })
  }

  operateOn(datasetId: number, operations: readonly Operation[]): Promise<DatasetSummary> {
    return asSentence(async () => this.datasets.operate(datasetId, operations))
  }

  previewOperations(datasetId: number, operations: readonly Operation[]): Promise<SurgeryPreview> {
    return asSentence(async () => previewOf(operate(this.datasets.get(datasetId), operations)))
  }

  inspect(datasetId: number, discount: number): Promise<DatasetInspection> {
    return asSentence(async () => inspectFully(this.datasets.get(datasetId), datasetId, discount))
  }

  coverageOf(datasetId: number, x: Axis, y: Axis): Promise<Coverage> {
    return asSentence(async () => coverage(this.datasets.get(datasetId), x, y))
  }

  exportDataset(datasetId: number, format: ExportFormat): Promise<Blob> {
    return asSentence(() => writeDataset(this.datasets.get(datasetId), format))
  }

  rowsOf(datasetId: number): Promise<Dataset> {
    return asSentence(async () => this.datasets.get(datasetId))
  }

  async restoreRows(datasetId: number, rows: Dataset): Promise<void> {
    this.datasets.restore(datasetId, rows)
  }
}
