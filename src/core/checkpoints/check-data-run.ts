import * as v from 'valibot'
import type { Algorithm, Sizes } from '../algorithms/algorithm'
import { createEnvironment } from '../environments/registry'
import { message } from '../messages/message'
import type { RunConfiguration } from '../training/configuration'
import { ONLINE_CAPACITY } from '../training/replay-buffer'
import { runSettings, withLaterSettings } from '../training/run-settings'
import { policySnapshot } from '../training/snapshot'
import type { RunSnapshot } from '../training/training-run'
import { checkAgainstSchema, checkNetworks } from './check-networks'
import { type DataPlain, dataPlain, floats32, type ModelPlain, modelPlain } from './checkpoint-schema'
import { fitting, requireLengths, unfit } from './checks'

/** The snapshot of a run on a dataset, with a dynamics model or without. */
export function checkDataRun(configuration: RunConfiguration, algorithm: Algorithm, snapshot: RunSnapshot): void {
  const policy = policySnapshot(snapshot)
  const plain = fitting(dataPlain, policy.plain, 'plain')
  checkAgainstSchema(algorithm.hyperparameters, plain.hyperparameters)
  checkAgainstSchema(runSettings, withLaterSettings(plain.settings))
  checkNetworks(algorithm, plain.hyperparameters, plain.sizes, snapshot.arrays.learner)
  checkUnits(plain)
  checkRing(plain.sizes, plain.replay.written, ONLINE_CAPACITY, snapshot.arrays.online)
  checkCollector(configuration, plain)
  if (algorithm.training === 'model-based') checkModel(plain, fitting(modelPlain, snapshot.plain, 'plain'), snapshot)
}

function checkUnits({ preprocessing, sizes }: DataPlain): void {
  requireLengths(
    [preprocessing.observationMean, sizes.observation],
    [preprocessing.observationScale, sizes.observation],
    [preprocessing.actionBox, sizes.action],
  )
}

const column = v.object({ shape: v.pipe(v.array(v.number()), v.length(1)), data: floats32 })
const columns = v.object({
  observations: column,
  actions: column,
  rewards: column,
  nextObservations: column,
  terminals: column,
  returnsToGo: column,
})

/** The rows of a ring: as many as were written, until it is full. Returns how many. */
export function checkRing(sizes: Sizes, written: number, capacity: number, given: unknown): number {
  const rows = fitting(v.looseObject(columns.entries), given, 'arrays')
  const count = Math.min(written, capacity)
  requireLengths(
    [rows.observations.data, count * sizes.observation],
    [rows.nextObservations.data, count * sizes.observation],
    [rows.actions.data, count * sizes.action],
    [rows.rewards.data, count],
    [rows.terminals.data, count],
    [rows.returnsToGo.data, count],
  )
  return count
}

function checkCollector({ environment: chosen }: RunConfiguration, { collector, sizes }: DataPlain): void {
  if (!collector) return
  if (!chosen) throw unfit(message`it collects without an environment`)
  const environment = createEnvironment(chosen.id, chosen.parameters)
  requireLengths([environment.observations, sizes.observation], [environment.actions, sizes.action])
  const numEnvironments = collector.environment.lengths.length
  if (numEnvironments < 1 || numEnvironments > runSettings.copies.maximum)
    throw unfit(message`it has ${numEnvironments} environment copies`)
  requireLengths(
    [collector.environment.states, numEnvironments * environment.stateSize],
    [collector.environment.returns, numEnvironments],
    [collector.pushes, numEnvironments],
    [collector.episodes, numEnvironments],
  )
  for (const { action, stepsLeft } of collector.pushes) if (stepsLeft > 0) requireLengths([action, sizes.action])
  for (const { observation, nextObservation, action } of collector.episodes.flat()) {
    requireLengths([observation, sizes.observation], [nextObservation, sizes.observation], [action, sizes.action])
  }
}

function checkModel(
  { sizes, hyperparameters }: DataPlain,
  { fit, rollouts }: ModelPlain,
  { arrays }: RunSnapshot,
): void {
  const { members, rolloutBatch, rolloutLength, rolloutsKept } = hyperparameters as Record<string, number>
  const capacity = rolloutBatch! * rolloutLength! * rolloutsKept!
  requireLengths(
    [fit.bestErrors, members!],
    [fit.bootstrap, members!],
    [fit.targetScale, sizes.observation + 1],
    [rollouts.penalties, capacity],
  )
  if (fit.elites.some((member) => member >= members!)) throw unfit(message`an elite is no member of the ensemble`)
  checkRing(sizes, rollouts.written, capacity, arrays.imagined)
}
