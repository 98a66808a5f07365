import type { Checkpoint } from '../../core/checkpoints/check-content'
import type { Dataset } from '../../core/data/dataset'
import { said } from '../../core/said/said'
import { SaidError } from '../../core/said/said-error'
import { type LoadedDataset, useDataset } from '../datasets/dataset-store'
import { beginOnMain } from '../runs/begin'
import { addRun, experimentOf, removeUnbegun, useExperiments } from '../runs/experiments-store'
import { settingsOf } from '../runs/focus'
import { runsOfFile } from '../runs/run-file'
import { leaveScenario } from '../scenario/scenario-actions'
import { useSettings } from '../settings/settings-store'
import { trainer } from '../workers/connection'
import { keepRows } from './rows'

const CALLED = said`The checkpoint`

/** Puts a run on the list with all that it had measured, into focus and into the main worker, and lets it wait there. Resolves with its `runId`. */
export async function resumeRun(checkpoint: Checkpoint, storedRows: Dataset | undefined): Promise<number> {
  const { step, configuration, snapshot, history, dataset } = checkpoint
  if (typeof history !== 'string') throw new SaidError(said`${CALLED} says nothing about what had been measured.`)
  const [entry] = runsOfFile(history, '', CALLED)
  const [seed] = entry?.runs ?? []
  if (!entry || !seed) throw new SaidError(said`${CALLED} holds no run.`)
  const loaded = await loadedFor(checkpoint, dataset ?? storedRows, entry.spec.datasetName)
  leaveScenario()
  if (loaded) {
    useDataset.setState({ current: loaded, refusal: null })
    void keepRows(loaded, () => trainer().rowsOf(loaded.summary.datasetId))
  }
  const before = useExperiments.getState().focus
  const spec = { ...entry.spec, origin: { kind: 'own' } as const, datasetId: loaded?.summary.datasetId ?? null }
  const runId = addRun(spec, seed.seed, { ...seed.state, status: 'preparing' })
  useSettings.setState(settingsOf(experimentOf(runId)!))
  useExperiments.setState({ focus: runId })
  removeUnbegun(before)
  await beginOnMain(runId, { from: { step, configuration, snapshot } })
  return runId
}

/** Its data: the rows that were kept, or what the recipe makes again; null where it learns from none. */
async function loadedFor(
  { configuration: { dataset: source } }: Checkpoint,
  rows: Dataset | undefined,
  datasetName: string | null,
): Promise<LoadedDataset | null> {
  if (source === null) return null
  if (rows) return { summary: await trainer().takeEpisodes(rows, null), source, builtInId: null }
  if (source.kind === 'file') {
    throw new SaidError(
      said`The run learnt from ${datasetName ?? said`a file`}, whose rows are not stored; bring the file first.`,
    )
  }
  const made = await trainer().generateDataset(source.recipe, datasetName ?? '')
  const summary = source.operations ? await trainer().operateOn(made.datasetId, source.operations) : made
  return { summary, source, builtInId: null }
}
