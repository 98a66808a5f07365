import { type Message, message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import type { RunConfiguration } from '../../core/training/configuration'
import type { FrozenRun } from '../../worker/protocol'
import { isOfNoScript, scriptedInterventions } from '../assignment/intervention-script'
import { useDataset } from '../datasets/dataset-store'
import { addNotice } from '../page/notices-store'
import { settingsNow } from '../settings/settings-now'
import { type Settings, useSettings } from '../settings/settings-store'
import { taskFamilyOf } from '../settings/task-family'
import { useBackend } from '../workers/backend-store'
import { workerOf } from '../workers/worker-of'
import { receiveWorldReport } from '../world/world-store'
import { addRunOf, beginAtOnce } from './begin'
import { inheritedBy } from './events'
import { changesOf, type Origin, type RunSpec } from './experiment'
import { focusedExperiment, focusedRun, removeUnbegun, runWithId, useExperiments } from './experiments-store'
import { latestFrozen } from './frozen'
import { playAll } from './play-all'

/** Everything on the page that determines the next run; undefined while there is no dataset that it needs. */
export function currentConfiguration(settings: Settings = settingsNow()): RunConfiguration | undefined {
  const { current } = useDataset.getState()
  const { environmentId, parameters, algorithmId, hyperparameters, runSettings, seed } = settings
  const common = { version: 1, algorithm: { id: algorithmId, hyperparameters }, settings: runSettings, seed } as const
  const family = taskFamilyOf(settings)
  if (family) return { ...common, environment: { id: family.id, parameters: {} }, dataset: null }
  if (!current) return undefined
  const environment = environmentId === null ? null : { id: environmentId, parameters }
  return { ...common, environment, dataset: current.source }
}

/** The run that the page describes. */
function currentSpec(configuration: RunConfiguration, { origin = { kind: 'own' }, from }: Beginning = {}): RunSpec {
  const parent = from && runWithId(from.runId)
  const summary = configuration.dataset ? useDataset.getState().current!.summary : undefined
  return {
    configuration,
    datasetName: summary?.name ?? null,
    datasetId: summary?.datasetId ?? null,
    origin,
    changes: origin.kind === 'own' ? changesOf(configuration, scriptedInterventions(configuration)) : [],
    inherited: parent ? inheritedBy(parent, from!.frozen.step) : [],
  }
}

interface Beginning {
  readonly play?: boolean
  readonly origin?: Origin | undefined
  /** The state that it goes on from, and whose. */
  readonly from?: { readonly frozen: FrozenRun; readonly runId: number } | undefined
}

/** Builds the run that the page describes, in the first worker and in focus, in place of the one before it. */
export async function beginRun({ play = false, origin, from }: Beginning = {}): Promise<void> {
  receiveWorldReport(null)
  const before = useExperiments.getState().focus
  // A run that begins anew begins with the sliders where they were before a lesson's script moved any.
  const settings = from ? settingsNow() : settingsNow(isOfNoScript)
  const configuration = currentConfiguration(settings)
  if (!configuration || !useBackend.getState().choice) return
  // Returns on tasks and returns in one world are no one curve.
  const sameWorld = configuration.environment?.id === from?.frozen.configuration.environment?.id
  const start = { from: from?.frozen, historyOf: sameWorld ? from?.runId : undefined }
  const seed = (from && runWithId(from.runId)?.seed) ?? configuration.seed
  const runId = addRunOf(currentSpec(configuration, { origin, from }), seed, start)
  useExperiments.setState({ focus: runId })
  useSettings.setState({ ...settings, of: runId })
  removeUnbegun(before)
  await beginAtOnce(runId, start)
  if (play && focusedRun().id === runId && focusedRun().status !== 'failed') await playAll()
}

/** Starts anew; a run that was training goes on training. */
export function beginAnew(): Promise<void> {
  return beginRun({ play: focusedRun().status === 'training' })
}

function noStepsLeft(step: number): Message {
  return message`The run ended at step ${step} before it was switched: no step is left on which another algorithm could learn. Begin anew with it, or raise the online steps first.`
}

/**
 * Another run from where this one is: `change` sets what is to be different from here on. `goesOnFromThere`: false where
 * the two learn on different things, so that the other begins at step 0.
 */
export async function goOnAs(change: () => void, goesOnFromThere = true): Promise<void> {
  const parent = focusedRun()
  const experiment = focusedExperiment()
  try {
    const frozen = (await workerOf(parent.id)?.freeze()) ?? latestFrozen(parent.id)
    if (!experiment || !frozen) return
    // Its last step would else be told as another algorithm's, which never took one.
    if (goesOnFromThere && runWithId(parent.id)?.progress?.finished) return addNotice(noStepsLeft(frozen.step))
    change()
    const origin: Origin = { kind: 'fork', parent: experiment.id, step: frozen.step, carried: null }
    await beginRun({ play: parent.status === 'training', origin, from: { frozen, runId: parent.id } })
  } catch (error) {
    addNotice(messageOf(error))
  }
}
