import type { Checkpoint } from '../../core/checkpoints/check-content'
import type { Dataset } from '../../core/data/dataset'
import { message } from '../../core/messages/message'
import { UserError } from '../../core/messages/user-error'
import { scenarioIds } from '../../core/scenarios/scenario-ids'
import { type LoadedDataset, useDataset } from '../datasets/dataset-store'
import { beginAtOnce, beginBeside } from '../runs/begin'
import type { Origin } from '../runs/experiment'
import { addRun, experimentOf, removeUnbegun, useExperiments } from '../runs/experiments-store'
import { settingsOf } from '../runs/focus'
import { runsOfFile } from '../runs/run-file'
import { leaveScenario, openScenario, showRecorded } from '../scenario/scenario-actions'
import { useScenario } from '../scenario/scenario-store'
import { useSettings } from '../settings/settings-store'
import { datasetService } from '../workers/worker-pool'
import type { StoredCheckpoint } from './database'
import { keepRows } from './rows'

const CALLED = message`The checkpoint`

type InScenario = StoredCheckpoint['scenario']

/**
 * Puts a run on the list with all that it had measured, into focus and into the first worker, and lets it wait there; in
 * its scenario, where it is of one. Resolves with its `runId`.
 */
export async function resumeRun(
  checkpoint: Checkpoint,
  storedRows: Dataset | undefined,
  scenario?: InScenario,
): Promise<number> {
  const { step, configuration, snapshot, dataset } = checkpoint
  const { spec, seed } = entryOf(checkpoint)
  const loaded = await loadedFor(checkpoint, dataset ?? storedRows, spec.datasetName)
  const inScenario = await openScenarioOf(scenario)
  if (loaded) {
    useDataset.setState({ current: loaded, refusal: null })
    void keepRows(loaded, () => datasetService().rowsOf(loaded.summary.datasetId))
  }
  const before = useExperiments.getState().focus
  const own = { ...spec, origin: originIn(inScenario), datasetId: loaded?.summary.datasetId ?? null }
  const runId = addRun(own, seed.seed, { ...seed.state, status: 'preparing', reason: null })
  useExperiments.setState({ focus: runId })
  useSettings.setState({ ...settingsOf(experimentOf(runId)!), of: runId })
  removeUnbegun(before)
  await beginAtOnce(runId, { from: { step, configuration, snapshot } })
  return runId
}

/** Another method of the same scenario: beside the first worker, or, where it has finished, as it ended. */
export function resumeBeside(checkpoint: Checkpoint, scenario: NonNullable<InScenario>): number {
  const { step, configuration, snapshot } = checkpoint
  const { spec, seed } = entryOf(checkpoint)
  const runId = addRun({ ...spec, origin: originIn(scenario), datasetId: null }, seed.seed, {
    ...seed.state,
    status: seed.state.status === 'finished' ? 'finished' : 'preparing',
    reason: null,
  })
  if (seed.state.status !== 'finished') beginBeside(runId, { from: { step, configuration, snapshot } })
  return runId
}

function entryOf({ history }: Checkpoint) {
  if (typeof history !== 'string') throw new UserError(message`${CALLED} says nothing about what had been measured.`)
  const [entry] = runsOfFile(history, '', CALLED)
  const [seed] = entry?.runs ?? []
  if (!entry || !seed) throw new UserError(message`${CALLED} holds no run.`)
  return { spec: entry.spec, seed }
}

/** Free play where it is of none, or where its files cannot be had. */
async function openScenarioOf(scenario: InScenario): Promise<InScenario> {
  const known = scenarioIds.find((id) => id === scenario?.id)
  if (known && useScenario.getState().open?.scenario.id !== known && !(await openScenario(known))) return undefined
  if (!known) leaveScenario()
  else showRecorded(false)
  return known && scenario
}

function originIn(scenario: InScenario): Origin {
  return scenario ? { kind: 'scenario', scenario: scenario.id, method: scenario.method } : { kind: 'own' }
}

/** Its data: the rows that were kept, or what the recipe makes again; null where it learns from none. */
async function loadedFor(
  { configuration: { dataset: source } }: Checkpoint,
  rows: Dataset | undefined,
  datasetName: string | null,
): Promise<LoadedDataset | null> {
  if (source === null) return null
  if (rows) return { summary: await datasetService().takeEpisodes(rows, null), source, builtInId: null }
  if (source.kind === 'file') {
    throw new UserError(
      message`The run learnt from ${datasetName ?? message`a file`}, whose rows are not stored; bring the file first.`,
    )
  }
  const made = await datasetService().generateDataset(source.recipe, datasetName ?? '')
  const summary = source.operations ? await datasetService().operateOn(made.datasetId, source.operations) : made
  return { summary, source, builtInId: null }
}
