import type { MopoPlain } from '../algorithms/mopo/run'
import type { DataSide, DifferingUnits } from './data-side'
import type { SnapshotParts } from './snapshot'
import type { RunSnapshot } from './training-run'
import type { TransferReason } from './transfer-report'

/** Settings by which the dynamics model is what it is. */
const OF_THE_MODEL = [
  'members',
  'dynamicsUnits',
  'dynamicsLayers',
  'dynamicsForm',
  'dynamicsActivation',
  'standardiseTargets',
  'penaltyUnit',
]
/** And those by which the buffer of its rollouts is as large as it is. */
const OF_THE_ROLLOUTS = ['rolloutBatch', 'rolloutLength', 'rolloutsKept']

/** Why a dynamics model, fitted or half fitted, cannot go on in another run of MOPO; undefined where it can. */
export function modelHindrance(
  { plain: from }: SnapshotParts,
  { plain: to }: SnapshotParts,
  units: DifferingUnits,
): TransferReason | undefined {
  if (from.datasetFingerprint !== to.datasetFingerprint) return 'dataset'
  if (!agree(from, to, OF_THE_MODEL)) return 'model-settings'
  if (units.observations) return 'observation-units'
  return units.rewards ? 'reward-units' : undefined
}

/** The policy's part of a snapshot with MOPO's own around it: the frozen run's, or without one a model that is to be fitted. */
export function aroundPolicy(policy: RunSnapshot, from: DataSide | undefined, fresh: DataSide): RunSnapshot {
  const now = fresh.snapshot.plain as MopoPlain
  const { step, stepsBefore, lastChange } = policy.plain as SnapshotParts['plain']
  if (!from) {
    const plain: MopoPlain = { ...now, fitAt: step + stepsBefore, lastChange, policy: policy.plain }
    return { ...policy, plain, arrays: { ...policy.arrays, imagined: fresh.snapshot.arrays.imagined! } }
  }
  const old = from.snapshot.plain as MopoPlain
  const keepsRollouts = agree(from.parts.plain, fresh.parts.plain, OF_THE_ROLLOUTS)
  const plain: MopoPlain = {
    ...old,
    random: from.configuration.seed === fresh.configuration.seed ? old.random : now.random,
    rollouts: keepsRollouts ? old.rollouts : { ...now.rollouts, largestReward: old.rollouts.largestReward },
    policy: policy.plain,
  }
  const { imagined } = (keepsRollouts ? from : fresh).snapshot.arrays
  return { ...policy, plain, arrays: { ...policy.arrays, imagined: imagined! } }
}

/** A run without the frozen one's model: the steps of its fit remain on the time axis. */
export function withoutModel(parts: SnapshotParts, { plain: mopo }: RunSnapshot): SnapshotParts {
  const { fit, fitAt, lastChange } = mopo as MopoPlain
  const { stepsBefore, stepsBeforeBorder, settings } = parts.plain
  const offline = fitAt <= stepsBeforeBorder + settings.offlineSteps
  const plain = {
    ...parts.plain,
    lastChange,
    stepsBefore: stepsBefore + fit.steps,
    stepsBeforeBorder: stepsBeforeBorder + (offline ? fit.steps : 0),
  }
  return { ...parts, plain }
}

function agree(a: SnapshotParts['plain'], b: SnapshotParts['plain'], names: readonly string[]): boolean {
  return names.every((name) => a.hyperparameters[name] === b.hyperparameters[name])
}
