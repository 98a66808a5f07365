import type { Dataset } from '../../core/data/dataset'
import { datasetService } from '../workers/worker-pool'
import { loadDataset } from './dataset-actions'
import { useDataset } from './dataset-store'

/** Makes what a person drove the dataset, alone or after the rows of the current one. */
export function keepRecording(episodes: Dataset, { append }: { readonly append: boolean }): Promise<void> {
  const { current } = useDataset.getState()
  const appendTo = append && current ? current.summary.datasetId : null
  return loadDataset(episodes.name, async () => {
    const summary = await datasetService().takeEpisodes(episodes, appendTo)
    return { summary, source: { kind: 'file', path: summary.name }, builtInId: null }
  })
}

/** Makes the episodes that the current run has lived through online the dataset. */
export function takeReplayOfRun(name: string): Promise<void> {
  return loadDataset(name, async () => {
    const summary = await datasetService().takeReplay(name)
    return { summary, source: { kind: 'file', path: summary.name }, builtInId: null }
  })
}
