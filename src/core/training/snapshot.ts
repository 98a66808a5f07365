import type { Sizes } from '../algorithms/algorithm'
import type { TransitionColumns } from '../data/transition-store'
import type { HostArray, Tree } from '../engine/tree'
import { message } from '../messages/message'
import { UserError } from '../messages/user-error'
import type { RunStreamStates } from '../random/random-stream'
import type { Values, ValuesOf } from '../schema/field'
import type { LastChange } from './changes'
import type { InteractionState } from './interaction'
import type { GatheredUpdates } from './learner'
import type { Preprocessing } from './preprocessing'
import type { ReplayBuffer } from './replay-buffer'
import { type RunSettings, withLaterSettings } from './run-settings'
import type { TimeAxisState } from './time-axis'
import type { RunSnapshot } from './training-run'

export const SNAPSHOT_VERSION = 1

/** The part of a snapshot that is not arrays of networks and buffers. */
export interface SnapshotPlain extends TimeAxisState, InteractionState {
  readonly streams: RunStreamStates
  readonly hyperparameters: Values
  readonly settings: ValuesOf<RunSettings>
  readonly sizes: Sizes
  readonly preprocessing: Preprocessing
  /** gamma in all returns-to-go */
  readonly returnsDiscount: number
  /** Whether episodes are kept apart where there is no world. */
  readonly holdsOut: boolean
  /** Tells whether two runs have the same rows; null without a dataset. */
  readonly datasetFingerprint: number | null
  /** Of the time since the last report. */
  readonly gathered: GatheredUpdates
  readonly lastChange: LastChange | null
}

export type SavedReplay = ReturnType<ReplayBuffer['saved']>

/** A snapshot of a run on one dataset and one environment, taken apart. */
export interface SnapshotParts {
  readonly learner: Tree<HostArray>
  readonly replay: SavedReplay
  readonly plain: SnapshotPlain
}

export function toSnapshot({ learner, replay, plain }: SnapshotParts): RunSnapshot {
  const { columns, ...counters } = replay
  return {
    version: SNAPSHOT_VERSION,
    plain: { ...plain, replay: counters },
    arrays: { learner, online: namedArrays(columns) },
  }
}

export function fromSnapshot(snapshot: RunSnapshot): SnapshotParts {
  refuseOtherVersions(snapshot)
  const { replay, ...plain } = snapshot.plain as SnapshotPlain & { readonly replay: Omit<SavedReplay, 'columns'> }
  const columns = namedData<keyof TransitionColumns>(snapshot.arrays.online as Tree<HostArray>)
  const settings = withLaterSettings(plain.settings)
  return {
    learner: snapshot.arrays.learner as Tree<HostArray>,
    replay: { ...replay, columns },
    // An older one learnt from all episodes.
    plain: { ...plain, settings, holdsOut: plain.holdsOut ?? false },
  }
}

/** Of MOPO's snapshot the part that its policy's stages have; any other is that part itself. */
export function policySnapshot(snapshot: RunSnapshot): RunSnapshot {
  const plain = snapshot.plain as { readonly policy?: unknown }
  return plain.policy ? { ...snapshot, plain: plain.policy } : snapshot
}

export function refuseOtherVersions({ version }: RunSnapshot): void {
  if (version === SNAPSHOT_VERSION) return
  throw new UserError(message`The snapshot has version ${version}; this page reads version ${SNAPSHOT_VERSION}.`)
}

/** Columns of a buffer as entries of a snapshot, and back. */
export function namedArrays(columns: Readonly<Record<string, Float32Array>>): Tree<HostArray> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, data]) => [name, { shape: [data.length], data }] as const),
  )
}

export function namedData<Name extends string>(tree: Tree<HostArray>): Record<Name, Float32Array> {
  const entries = Object.entries(tree as Record<string, HostArray>).map(([name, { data }]) => [name, data] as const)
  return Object.fromEntries(entries) as Record<Name, Float32Array>
}
