import type { Dataset } from '../data/dataset'
import type { Transition, TransitionColumns } from '../data/transition-store'
import { createEnvironment } from '../environments/registry'
import type { CollectorState } from './collector'
import { type DataSide, type DifferingUnits, sameDataset } from './data-side'
import { normaliseObservations, smallestReward, transformReward } from './preprocessing'
import { sameData } from './same-data'
import type { SavedReplay, SnapshotParts } from './snapshot'
import { inUnits, type OnlineRows, oldestFirst, pickRows, withReturns } from './transfer-online'
import type { TransferReason, TransferReport, Transferred } from './transfer-report'

/** What was collected online, and where collecting stands. */
export interface TransferredReplay {
  readonly saved: SavedReplay
  readonly collector: CollectorState | null
  readonly sameEnvironment: boolean
  readonly transitions: TransferReport['onlineTransitions']
  readonly environmentState: Transferred | null
}

export function transferReplay(
  from: DataSide,
  fresh: DataSide,
  units: DifferingUnits,
  dataset: Dataset | undefined,
): TransferredReplay {
  const [old, now] = [from.parts, fresh.parts]
  const of = old.replay.columns.rewards.length + heldBack(old)
  const sameEnvironment = sameData(from.configuration.environment, fresh.configuration.environment)
  const hindrance = sameEnvironment ? hindranceOfCopies(old, now) : 'environment'
  const environmentState =
    old.plain.collector &&
    now.plain.collector &&
    (hindrance ? ({ carried: false, reason: hindrance } as const) : ({ carried: true } as const))
  const goesOn = environmentState?.carried ? old.plain.collector : null
  if (!sameEnvironment) {
    return {
      saved: now.replay,
      collector: now.plain.collector,
      sameEnvironment,
      transitions: { carried: 0, of, reason: 'environment' },
      environmentState,
    }
  }
  const converted = meansTheSame(from, fresh, units, goesOn !== null)
    ? { saved: { ...old.replay, priorities: prioritiesOf(from, fresh) }, collector: goesOn }
    : convert(from, fresh, goesOn, dataset)
  return {
    saved: converted.saved,
    collector: converted.collector ?? now.plain.collector,
    sameEnvironment,
    transitions: { carried: of, of },
    environmentState,
  }
}

function hindranceOfCopies(old: SnapshotParts, now: SnapshotParts): TransferReason | undefined {
  const numEnvironments = ({ plain }: SnapshotParts) => plain.collector?.environment.lengths.length
  return numEnvironments(old) === numEnvironments(now) ? undefined : 'copies'
}

/** Rows and what waits in the collector can go on as they are. */
function meansTheSame(from: DataSide, fresh: DataSide, units: DifferingUnits, goesOn: boolean): boolean {
  const waits = ({ algorithm }: DataSide) => algorithm.wholeEpisodes ?? false
  if (units.observations || units.rewards || waits(from) !== waits(fresh)) return false
  const returns = ({ plain }: SnapshotParts) => [plain.returnsDiscount, plain.settings.truncatedReturns]
  const open = from.parts.plain.collector?.open ?? []
  const cutsOff = !goesOn && (heldBack(from.parts) > 0 || open.some(({ pushed }) => pushed.length > 0))
  return !cutsOff && sameData(returns(from.parts), returns(fresh.parts))
}

/** Priorities belong to the rows of dataset and replay, and to what their algorithm makes of them. */
function prioritiesOf(from: DataSide, fresh: DataSide): SavedReplay['priorities'] {
  const same = from.algorithm.id === fresh.algorithm.id && sameDataset(from.parts, fresh.parts)
  return same ? from.parts.replay.priorities : null
}

/**
 * Online rows as another run would have collected them: in its units, and each with its return-to-go. Steps of running
 * episodes wait in the collector if it needs that at once, and are in the replay otherwise. Priorities stay behind.
 */
function convert(from: DataSide, fresh: DataSide, collector: CollectorState | null, dataset: Dataset | undefined) {
  const { replay, plain } = from.parts
  const { preprocessing, returnsDiscount, settings } = fresh.parts.plain
  const held = plain.collector?.episodes.flat() ?? []
  const all = inUnits(withHeld(oldestFirst(replay.columns, replay.written), held), plain.preprocessing, preprocessing)
  const now = collector ? currentObservations(fresh, collector) : []
  const { rows, running } = withReturns(all, now, {
    discount: returnsDiscount,
    truncated: settings.truncatedReturns,
    failureReward: transformReward(preprocessing, smallestReward(dataset)),
  })
  const nothing = running.map(() => ({ pushed: [], rewards: [] }))
  if (!fresh.algorithm.wholeEpisodes) {
    const open = running.map((steps) => ({ pushed: steps, rewards: steps.map((row) => rows.columns.rewards[row]!) }))
    return { saved: savedRows(rows), collector: collector && { ...collector, episodes: running.map(() => []), open } }
  }
  const stillRuns = new Set(running.flat())
  const finished = Array.from({ length: rows.count }, (_, row) => row).filter((row) => !stillRuns.has(row))
  const episodes = running.map((steps) => steps.map((row) => transitionOf(rows, row)))
  return {
    saved: savedRows(pickRows(rows.columns, rows.count, finished)),
    collector: collector && { ...collector, episodes, open: nothing },
  }
}

/** Steps of running episodes that are not in the replay yet. */
function heldBack({ plain: { collector } }: SnapshotParts): number {
  return collector?.episodes.reduce((sum, episode) => sum + episode.length, 0) ?? 0
}

function savedRows({ count, columns }: OnlineRows): SavedReplay {
  return { written: count, columns, priorities: null }
}

function withHeld(rows: OnlineRows, held: readonly Transition[]): OnlineRows {
  if (held.length === 0) return rows
  const { columns } = rows
  const joined = (values: Float32Array, of: (transition: Transition) => ArrayLike<number>) =>
    Float32Array.from([...values, ...held.flatMap((transition) => Array.from(of(transition)))])
  return {
    count: rows.count + held.length,
    columns: {
      observations: joined(columns.observations, (t) => t.observation),
      actions: joined(columns.actions, (t) => t.action),
      rewards: joined(columns.rewards, (t) => [t.reward]),
      nextObservations: joined(columns.nextObservations, (t) => t.nextObservation),
      terminals: joined(columns.terminals, (t) => [t.terminal]),
      returnsToGo: joined(columns.returnsToGo, (t) => [t.returnToGo]),
    },
  }
}

/** Where each copy is, as the learner sees it: [S] each */
function currentObservations(
  { configuration, parts }: DataSide,
  { environment: { states, lengths } }: CollectorState,
): Float32Array[] {
  const { id, parameters } = configuration.environment!
  const environment = createEnvironment(id, parameters)
  const size = environment.observations.length
  const observations = new Float32Array(lengths.length * size)
  environment.observe(states, observations)
  const normalised = new Float32Array(observations.length)
  normaliseObservations(parts.plain.preprocessing, observations, normalised)
  return Array.from(lengths, (_, copy) => normalised.slice(copy * size, (copy + 1) * size))
}

function transitionOf({ count, columns }: OnlineRows, row: number): Transition {
  const one: TransitionColumns = pickRows(columns, count, [row]).columns
  return {
    observation: one.observations,
    action: one.actions,
    reward: one.rewards[0]!,
    nextObservation: one.nextObservations,
    terminal: one.terminals[0]!,
    returnToGo: one.returnsToGo[0]!,
  }
}
