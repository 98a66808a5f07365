import { messageOf } from '../../core/messages/user-error'
import type { Scenario } from '../../core/scenarios/scenario'
import type { RunConfiguration } from '../../core/training/configuration'
import { useDataset } from '../datasets/dataset-store'
import { knownDataset } from '../datasets/known-datasets'
import { addNotice } from '../page/notices-store'
import { addRunOf, beginBeside } from '../runs/begin'
import { beginRun } from '../runs/begin-run'
import type { Experiment, RunSpec } from '../runs/experiment'
import {
  experimentOf,
  focusedExperiment,
  focusedRun,
  removeRuns,
  runsOf,
  updateExperiment,
  useExperiments,
} from '../runs/experiments-store'
import { putInFocus } from '../runs/focus'
import { useSettings } from '../settings/settings-store'
import { playTime, usePlayHead } from '../timeline/play-head'
import { bringLooks } from '../timeline/recorded-looks'
import { workerOf } from '../workers/worker-of'
import { datasetService, dequeue, firstWorker, holdPool } from '../workers/worker-pool'
import { fetchScenario } from './scenario-files'
import { liveRuns } from './scenario-live'
import { addRecordedRuns, SCENARIO_DATA } from './scenario-recorded'
import { type ScenarioId, useScenario } from './scenario-store'

let looks: Promise<boolean> = Promise.resolve(false)

/** Once, as the page opens: what was recorded plays from its first step to its last, unless something else is going on. */
export async function playRecording(): Promise<void> {
  const { id } = useScenario.getState()
  if (!(await looks) || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const { step, playing } = usePlayHead.getState()
  const untouched = step === null && !playing && useScenario.getState().id === id
  if (untouched && focusedRun().status === 'recorded') playTime(true)
}

/** Shows a scenario's recorded runs, the first method in focus. False where its files cannot be had: free play. */
export async function openScenario(id: ScenarioId): Promise<boolean> {
  leaveScenario()
  useScenario.setState({ id })
  try {
    const open = await fetchScenario(id)
    if (useScenario.getState().id !== id) return true
    useScenario.setState({ open })
    useSettings.setState({ seed: open.scenario.seeds.live, seedCount: 1 })
    addRecordedRuns(open.recording)
    focusRecording(open.scenario)
    looks = bringLooks(id)
    return true
  } catch (error) {
    if (useScenario.getState().id === id) useScenario.setState({ id: null })
    addNotice({ kind: 'no-scenario', why: messageOf(error) })
    return false
  }
}

/** Free play, with the world, the data and the algorithm as they are. */
export async function closeScenario(): Promise<void> {
  leaveScenario()
  await beginRun()
}

/** The runs of the scenario on show go, except those that a person has seen to their end. */
export function leaveScenario(): void {
  const unfinished = liveRuns().filter(({ run }) => run.status !== 'finished')
  endRuns(unfinished.map(({ run }) => run.id))
  removeRuns((run) => experimentOf(run.id)?.origin.kind === 'recorded')
  useScenario.setState({ id: null, open: null, moved: {}, recordedShown: true, moment: null, highlighted: null })
}

function endRuns(runIds: readonly number[]): void {
  for (const runId of runIds) void workerOf(runId)?.pause()
  dequeue(runIds)
  removeRuns((run) => runIds.includes(run.id))
}

function recordedRuns(): Experiment[] {
  return useExperiments.getState().experiments.filter(({ origin }) => origin.kind === 'recorded')
}

/** The first recorded seed of a method, whose trajectories were kept, in focus. */
export function focusMethod(method: string): void {
  const experiment = recordedRuns().find(({ origin }) => origin.kind === 'recorded' && origin.method === method)
  const [first] = experiment ? runsOf(experiment.id) : []
  if (first) putInFocus(first.id)
}

function focusRecording({ methods }: Scenario): void {
  focusMethod(methods[0]!.id)
}

export function showRecorded(recordedShown: boolean): void {
  useScenario.setState({ recordedShown })
  for (const { id } of recordedRuns()) updateExperiment(id, { hidden: !recordedShown })
}

/** Back to the recorded runs; what was trained here goes. */
export function showRecording(): void {
  const { open } = useScenario.getState()
  if (!open) return
  endRuns(liveRuns().map(({ run }) => run.id))
  showRecorded(true)
  focusRecording(open.scenario)
}

/** Trains each method: the first in the first worker and in focus, the others beside it. */
export async function runScenarioLive(): Promise<void> {
  const { open, moved } = useScenario.getState()
  if (!open) return
  const { scenario } = open
  try {
    const configurations = await firstWorker().api.configureScenario(scenario, useSettings.getState().seed, moved)
    const [first, ...others] = scenario.methods
    await describe(configurations[first!.id]!)
    // All in one moment: something is in focus at any time.
    endRuns(liveRuns().map(({ run }) => run.id))
    showRecorded(false)
    const released = holdPool(false)
    const origin = (method: string) => ({ kind: 'scenario', scenario: scenario.id, method }) as const
    const begun = beginRun({ play: true, origin: origin(first!.id) })
    for (const { id } of others) {
      const configuration = configurations[id]!
      const spec: RunSpec = {
        configuration,
        datasetName: configuration.dataset && SCENARIO_DATA,
        datasetId: null,
        origin: origin(id),
        changes: [],
        inherited: [],
      }
      beginBeside(addRunOf(spec, configuration.seed))
    }
    await Promise.all([begun, released])
  } catch (error) {
    addNotice(messageOf(error))
  } finally {
    // What was in focus is gone where nothing could be begun in its place.
    if (!focusedExperiment() && useScenario.getState().open === open) focusRecording(scenario)
  }
}

/** Live runs begin anew with the seed that the header has now; a recording keeps its own. */
export async function changeScenarioSeed(): Promise<void> {
  if (liveRuns().length > 0) await runScenarioLive()
}

/** Whether the run in focus is one that the scenario's own buttons begin and begin again. */
export function scenarioIsInFocus(): boolean {
  const kind = focusedExperiment()?.origin.kind
  return useScenario.getState().open !== null && (kind === 'recorded' || kind === 'scenario')
}

/** Makes the page describe a run: its settings, and its data in the first worker. */
async function describe({ environment, algorithm, settings, dataset }: RunConfiguration): Promise<void> {
  const place =
    dataset === null
      ? { taskFamilyId: environment!.id }
      : { environmentId: environment!.id, parameters: environment!.parameters }
  const { id: algorithmId, hyperparameters } = algorithm
  if (dataset?.kind === 'recipe') {
    const known = knownDataset(null, dataset)
    const summary = known?.summary ?? (await datasetService().generateDataset(dataset.recipe, SCENARIO_DATA))
    useDataset.setState({ current: known ?? { summary, source: dataset, builtInId: null }, loading: null })
  }
  useSettings.setState({ ...place, algorithmId, hyperparameters, runSettings: settings, of: null, question: null })
}
