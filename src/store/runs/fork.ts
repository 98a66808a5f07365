import { create } from 'zustand'
import type { Values } from '../../core/schema/field'
import type { RunConfiguration } from '../../core/training/configuration'
import { configurationWhenFrozen } from '../../core/training/when-frozen'
import type { FrozenRun } from '../../worker/protocol'
import { findAlgorithm } from '../settings/catalogue-store'
import { useSettings } from '../settings/settings-store'
import { startingPoint } from '../settings/starting-point'
import { workerOf } from '../workers/worker-of'
import { holdPool } from '../workers/worker-pool'
import { addRunOf, beginBeside } from './begin'
import { inheritedBy } from './events'
import { experimentOf, runsOf, updateExperiment } from './experiments-store'
import { frozenAt, keepByHand } from './frozen'

/** One way on from a frozen state. */
export interface Future {
  /** null: it is named after its algorithm. */
  readonly name: string | null
  readonly algorithmId: string
  /** What is to be different from here on, of the hyperparameters and the settings of the run. */
  readonly values: Values
  /** Leave the networks behind. */
  readonly networksAnew?: true
}

/** Settings of the common time axis: another algorithm's own ones would set its future beside the others'. */
const OF_THE_AXIS: readonly string[] = ['offlineSteps', 'onlineSteps', 'evaluationEvery', 'evaluationEpisodes']
/** Those by which networks mean what they mean: a future keeps them unless somebody changes them. */
const OF_THE_UNITS: readonly string[] = ['normaliseObservations', 'rewardScale', 'rewardShift']

interface Forking {
  readonly runId: number
  readonly step: number
}

/** The frozen state whose futures somebody is about to choose. */
const useChoosing = create<{ readonly forking: Forking | null }>(() => ({ forking: null }))

export function useForking(): Forking | null {
  return useChoosing((state) => state.forking)
}

export function openFork(runId: number, step: number): void {
  useChoosing.setState({ forking: { runId, step } })
}

export function closeFork(): void {
  useChoosing.setState({ forking: null })
}

/** Keeps the run's state of now; it trains on untouched. Returns the step. */
export async function freezeHere(runId: number): Promise<number | undefined> {
  const frozen = await workerOf(runId)?.freeze()
  if (!frozen) return undefined
  keepByHand(runId, frozen)
  return frozen.step
}

/** The settings of a future before anything in it is changed. */
export function configurationOf(frozen: FrozenRun, algorithmId: string): RunConfiguration {
  const base = configurationWhenFrozen(frozen)
  if (base.algorithm.id === algorithmId) return base
  const environmentId = base.environment?.id ?? null
  const { hyperparameters } = startingPoint({ ...useSettings.getState(), algorithmId, environmentId })
  const wishes = Object.entries(findAlgorithm(algorithmId)?.runDefaults ?? {})
  const own = wishes.filter(([name]) => !OF_THE_AXIS.includes(name) && !OF_THE_UNITS.includes(name))
  const settings = { ...base.settings, ...Object.fromEntries(own) }
  return { ...base, algorithm: { id: algorithmId, hyperparameters }, settings }
}

function futureConfiguration(frozen: FrozenRun, { algorithmId, values }: Future): RunConfiguration {
  const base = configurationOf(frozen, algorithmId)
  const { hyperparameters } = base.algorithm
  const ofAlgorithm = Object.entries(values).filter(([name]) => name in hyperparameters)
  const ofRun = Object.entries(values).filter(([name]) => !(name in hyperparameters))
  return {
    ...base,
    algorithm: { ...base.algorithm, hyperparameters: { ...hyperparameters, ...Object.fromEntries(ofAlgorithm) } },
    settings: { ...base.settings, ...Object.fromEntries(ofRun) },
  }
}

/** Trains the futures beside their parent, each seed of it that was kept at this step; the parent goes on as it was. */
export async function startFutures(runId: number, step: number, futures: readonly Future[]): Promise<void> {
  const parent = experimentOf(runId)
  if (!parent) return
  const { id, datasetName, datasetId } = parent
  const seeds = runsOf(id).flatMap((run) => {
    const from = frozenAt(run.id, step)
    return from ? [{ run, from }] : []
  })
  for (const future of futures) {
    const anew = future.networksAnew && { networksAnew: future.networksAnew }
    for (const { run, from } of seeds) {
      const spec = {
        configuration: futureConfiguration(from, future),
        datasetName,
        datasetId,
        origin: { kind: 'fork', parent: id, step, carried: null, ...anew } as const,
        changes: [],
        inherited: inheritedBy(run, step),
      }
      const start = { from: { ...from, ...anew }, historyOf: run.id }
      const forked = addRunOf(spec, run.seed, start)
      if (future.name) updateExperiment(experimentOf(forked)!.id, { name: future.name })
      beginBeside(forked, start)
    }
  }
  await holdPool(false)
}
