import type { TransitionColumns } from '../data/transition-store'
import type { HostArray, Tree } from '../engine/tree'
import type { RunStreamStates } from '../random/random-stream'
import type { Values, ValuesOf } from '../schema/field'
import type { CollectorState } from './collector'
import type { Replay } from './replay'
import type { RunSettings } from './run-settings'
import type { RunSnapshot } from './training-run'

const SNAPSHOT_VERSION = 1

/** The part of a snapshot that is not arrays. */
export interface SnapshotPlain {
  readonly step: number
  readonly environmentSteps: number
  readonly streams: RunStreamStates
  readonly collector: CollectorState | null
  readonly hyperparameters: Values
  readonly settings: ValuesOf<RunSettings>
}

type SavedReplay = ReturnType<Replay['saved']>

export function toSnapshot(learner: Tree<HostArray>, replay: SavedReplay, plain: SnapshotPlain): RunSnapshot {
  const columns = Object.entries(replay.columns).map(([name, data]) => [name, { shape: [data.length], data }] as const)
  return {
    version: SNAPSHOT_VERSION,
    plain: { ...plain, written: replay.written, priorities: replay.priorities },
    arrays: { learner, online: Object.fromEntries(columns) },
  }
}

export function fromSnapshot({ version, plain, arrays }: RunSnapshot): {
  learner: Tree<HostArray>
  replay: SavedReplay
  plain: SnapshotPlain
} {
  if (version !== SNAPSHOT_VERSION) {
    throw new Error(`The checkpoint has version ${version}; this page reads version ${SNAPSHOT_VERSION}.`)
  }
  const { written, priorities, ...rest } = plain as SnapshotPlain & Pick<SavedReplay, 'written' | 'priorities'>
  const online = arrays.online as Record<string, HostArray>
  const columns = Object.fromEntries(Object.entries(online).map(([name, { data }]) => [name, data]))
  return {
    learner: arrays.learner as Tree<HostArray>,
    replay: { written, priorities, columns: columns as unknown as TransitionColumns },
    plain: rest,
  }
}
