import type { NetworkKind } from '../algorithms/algorithm'
import type { Dataset } from '../data/dataset'
import { createEnvironment } from '../environments/registry'
import type { OutsideWorld } from '../environments/world'
import { message } from '../messages/message'
import type { ValuesOf } from '../schema/field'
import { ConfigurationError, type RunConfiguration } from './configuration'
import { type DataSide, type DifferingUnits, sameDataset } from './data-side'
import type { KeptUnits } from './offline-online-run'
import { type Preprocessing, preprocessingOf } from './preprocessing'
import type { RunSettings } from './run-settings'
import { sameData } from './same-data'
import { fromSnapshot, policySnapshot, type SnapshotParts, toSnapshot } from './snapshot'
import { aroundPolicy, modelHindrance, withoutModel } from './transfer-model'
import { transferNetworks } from './transfer-networks'
import { type TransferredReplay, transferReplay } from './transfer-replay'
import type { Side, TransferredState } from './transfer-report'
import { transferredIf } from './transfer-report'

/** Networks whose outputs are in units of reward, and values of the state that no network reads observations for. */
const IN_REWARDS = new Set<NetworkKind>(['action-value', 'state-value', 'dynamics'])
const WITHOUT_OBSERVATION = new Set<NetworkKind>([
  'temperature',
  'gap-multiplier',
  'divergence-multiplier',
  'meta-share',
])

/** What the run of `to` has to keep of the frozen one so that its networks and buffers go on to mean the same. */
export function keptUnits(
  from: Side,
  to: RunConfiguration,
  dataset: Dataset | undefined,
  outside?: OutsideWorld,
): KeptUnits {
  const { plain } = fromSnapshot(policySnapshot(from.snapshot))
  const environment = to.environment ? createEnvironment(to.environment.id, to.environment.parameters) : outside
  const settings = to.settings as ValuesOf<RunSettings>
  const own = preprocessingOf(dataset, environment, settings)
  refuseOtherSizes(plain.sizes, { observation: own.observationMean.length, action: own.actionBox.length })
  const { observationMean, observationScale } = plain.preprocessing
  const sameWay = plain.settings.normaliseObservations === settings.normaliseObservations
  return {
    holdsOut: plain.holdsOut,
    preprocessing: sameWay ? { ...own, observationMean, observationScale } : own,
    // Another algorithm begins with returns of its own.
    ...(from.configuration.algorithm.id === to.algorithm.id && { returnsDiscount: plain.returnsDiscount }),
  }
}

/** One run on a dataset and an environment in another. */
export function transferOnData(frozen: Side, begun: Side, dataset: Dataset | undefined): TransferredState {
  const [from, fresh] = [partsOf(frozen), partsOf(begun)]
  const [old, now] = [from.parts, fresh.parts]
  const models = { from: from.algorithm.training === 'model-based', to: fresh.algorithm.training === 'model-based' }
  const units = differingUnits(old.plain.preprocessing, now.plain.preprocessing)
  const model = models.from && models.to ? modelHindrance(old, now, units) : 'absent'
  const { state, ...networks } = transferNetworks(stateOf(from), stateOf(fresh), (kind) => {
    if (from.networksAnew) return 'wish'
    if (kind === 'dynamics') return model
    if (units.observations && !WITHOUT_OBSERVATION.has(kind)) return 'observation-units'
    return units.rewards && IN_REWARDS.has(kind) ? 'reward-units' : undefined
  })
  const replay = transferReplay(from, fresh, units, dataset)
  const merged: SnapshotParts = { learner: state, replay: replay.saved, plain: transferredPlain(from, fresh, replay) }
  const parts = models.from && model ? withoutModel(merged, frozen.snapshot) : merged
  const policy = toSnapshot(parts)
  const { hyperparameters, settings } = parts.plain
  return {
    snapshot: models.to ? aroundPolicy(policy, model ? undefined : from, fresh) : policy,
    values: { hyperparameters, settings },
    report: {
      ...networks,
      onlineTransitions: replay.transitions,
      environmentState: replay.environmentState,
      dataset: old.plain.datasetFingerprint === null ? null : transferredIf(sameDataset(old, now), 'dataset'),
      dynamicsModel: models.to ? (model ? { carried: false, reason: model } : { carried: true }) : null,
      randomStreams: transferredIf(sameSeed(from, fresh), 'seed'),
    },
  }
}

/** The counters of the frozen run, and whatever of its plain state means the same in the fresh one. */
function transferredPlain(from: DataSide, fresh: DataSide, replay: TransferredReplay): SnapshotParts['plain'] {
  const [old, now] = [from.parts.plain, fresh.parts.plain]
  const sameAlgorithm = from.algorithm.id === fresh.algorithm.id
  return {
    ...now,
    step: old.step,
    stepsBefore: old.stepsBefore,
    stepsBeforeBorder: old.stepsBeforeBorder,
    environmentSteps: old.environmentSteps,
    streams: sameSeed(from, fresh) ? old.streams : now.streams,
    collector: replay.collector,
    // Whatever differs from these becomes a change on the time axis.
    settings: old.settings,
    ...(sameAlgorithm && { hyperparameters: old.hyperparameters, gathered: old.gathered }),
    episodeReturns: replay.sameEnvironment ? old.episodeReturns : [],
    lastChange: old.lastChange,
  }
}

function differingUnits(a: Preprocessing, b: Preprocessing): DifferingUnits {
  const sameIn = (...names: (keyof Preprocessing)[]) => names.every((name) => sameData(a[name], b[name]))
  return {
    observations: !sameIn('observationMean', 'observationScale'),
    rewards: !sameIn('rewardScale', 'rewardShift'),
  }
}

function refuseOtherSizes(from: SnapshotParts['plain']['sizes'], to: SnapshotParts['plain']['sizes']): void {
  if (sameData(from, to)) return
  throw new ConfigurationError(
    message`environment: the frozen run has observations of ${from.observation} and actions of ${from.action} numbers, and this one of ${to.observation} and ${to.action}; its networks fit only where both agree.`,
  )
}

function sameSeed(from: Side, fresh: Side): boolean {
  return from.configuration.seed === fresh.configuration.seed
}

function partsOf(side: Side): DataSide {
  return { ...side, parts: fromSnapshot(policySnapshot(side.snapshot)) }
}

function stateOf({ algorithm, parts }: DataSide) {
  return { algorithm, hyperparameters: parts.plain.hyperparameters, state: parts.learner }
}
