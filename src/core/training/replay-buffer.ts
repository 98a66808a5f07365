import type { BatchRequest } from '../algorithms/algorithm'
import type { Dataset } from '../data/dataset'
import { PriorityTree, type SavedPriorities } from '../data/priority-tree'
import { type Transition, TransitionStore } from '../data/transition-store'
import { toAgentUnits } from '../environments/action-scaling'
import type { RandomStream } from '../random/random-stream'
import type { BatchArrays, BatchSource } from './batch-source'
import type { TransitionSink } from './collector'
import { normaliseObservations, type Preprocessing, transformReward } from './preprocessing'
import { type TruncatedReturns, trainingReturns } from './returns'

/** Rows of the `recent` buffer (OEMA's B_r). */
const RECENT_ROWS = 50_000
export const ONLINE_CAPACITY = 200_000

/** How online batches mix dataset and new transitions. */
export interface Mixing {
  readonly kind: 'uniform' | 'ratio' | 'online'
  readonly offlineShare: number
}

/** The dataset and what was collected online, side by side, in a learner's units. */
export class ReplayBuffer implements BatchSource, TransitionSink {
  readonly offline: TransitionStore
  readonly online: TransitionStore
  mixing: Mixing = { kind: 'uniform', offlineShare: 0.5 }
  /** Priorities of all rows, offline rows first; made when first asked for. */
  #priorities: PriorityTree | undefined
  #lastDrawn: number[] = []
  /** Rows of the dataset that end a trajectory. */
  readonly #lastOfTrajectory: ReadonlySet<number>

  /** `dataset` is missing for an algorithm that learns online from scratch. */
  constructor(
    sizes: { readonly observation: number; readonly action: number },
    preprocessing: Preprocessing,
    dataset: Dataset | undefined,
    returns: { readonly discount: number; readonly truncated: TruncatedReturns },
    onlineCapacity = ONLINE_CAPACITY,
  ) {
    this.offline = new TransitionStore(Math.max(1, dataset?.count ?? 0), sizes.observation, sizes.action)
    this.online = new TransitionStore(onlineCapacity, sizes.observation, sizes.action)
    if (dataset)
      this.offline.restore({ written: dataset.count, columns: learnerColumns(dataset, preprocessing, returns) })
    this.#lastOfTrajectory = new Set(Array.from(dataset?.episodeStarts ?? [], (start) => start - 1))
  }

  get count(): number {
    return this.offline.count + this.online.count
  }

  add(transition: Transition): number {
    const row = this.online.add(transition)
    this.#priorities?.set(this.offline.count + row, this.#priorities.largest)
    return this.online.written - 1
  }

  settle(pushed: number, returnToGo: number): void {
    this.online.settle(pushed, returnToGo)
  }

  fill(request: BatchRequest, into: BatchArrays, random: RandomStream): void {
    if (request.from === 'prioritised') this.#fillPrioritised(request.rows, into, random)
    else this.#fillUniformly(request, into, random)
  }

  #fillUniformly(request: BatchRequest, into: BatchArrays, random: RandomStream): void {
    const offlineRows = this.#offlineRows(request, random)
    const { rows } = request
    for (let i = 0; i < rows; i++) {
      // Rounded up, so that the first row of an interleaved batch is one of the dataset.
      const offlineBefore = request.interleaved ? Math.ceil((i * offlineRows) / rows) : Math.min(i, offlineRows)
      const offlineAfter = request.interleaved
        ? Math.ceil(((i + 1) * offlineRows) / rows)
        : Math.min(i + 1, offlineRows)
      if (offlineAfter > offlineBefore) {
        const row = random.integer(this.offline.count)
        this.offline.copyRow(row, into, i)
        this.#copyNextAction(row, into, i)
      } else {
        if (request.from === 'recent') this.online.copyRow(this.#recentRow(random), into, i)
        else this.online.copyRow(random.integer(this.online.count), into, i)
        into.nextActionKnown?.fill(0, i, i + 1)
      }
    }
  }

  /** a' of a row of the dataset is the action of the row after it, if that belongs to the same trajectory. */
  #copyNextAction(row: number, { nextActions, nextActionKnown }: BatchArrays, intoRow: number): void {
    if (!nextActions || !nextActionKnown) return
    const known = !this.#lastOfTrajectory.has(row)
    nextActionKnown[intoRow] = known ? 1 : 0
    const width = this.offline.actionSize
    const from = known ? row + 1 : row
    for (let i = 0; i < width; i++) {
      nextActions[intoRow * width + i] = this.offline.columns.actions[from * width + i]!
    }
  }

  /** Share of online rows that a batch of this kind is expected to have. */
  onlineShare(from: BatchRequest['from']): number {
    if (this.online.count === 0 || from === 'offline') return 0
    if (this.offline.count === 0 || from === 'online' || from === 'recent') return 1
    if (from !== 'prioritised') {
      if (this.mixing.kind === 'online') return 1
      return this.mixing.kind === 'ratio' ? 1 - this.mixing.offlineShare : this.online.count / this.count
    }
    const tree = this.#priorityTree()
    let offline = 0
    for (let row = 0; row < this.offline.count; row++) offline += tree.get(row)
    return 1 - offline / tree.total
  }

  setPriorities(priorities: Float32Array): void {
    this.#lastDrawn.forEach((row, i) => {
      this.#priorities!.set(row, priorities[i]!)
    })
  }

  saved(): ReturnType<TransitionStore['saved']> & { readonly priorities: SavedPriorities | null } {
    return { ...this.online.saved(), priorities: this.#priorities?.saved() ?? null }
  }

  restore({ priorities, ...online }: ReturnType<ReplayBuffer['saved']>): void {
    this.online.restore(online)
    this.#priorities = undefined
    if (priorities) this.#priorityTree().restore(priorities)
  }

  /** How many of the rows come from the dataset; a uniform mixture draws that number too. */
  #offlineRows({ rows, from }: BatchRequest, random: RandomStream): number {
    if (this.online.count === 0) return rows
    if (this.offline.count === 0 || from === 'online' || from === 'recent') return 0
    if (from === 'offline') return rows
    if (this.mixing.kind === 'online') return 0
    if (this.mixing.kind === 'ratio') return Math.round(rows * this.mixing.offlineShare)
    const share = this.offline.count / this.count
    let offlineRows = 0
    for (let i = 0; i < rows; i++) if (random.uniform() < share) offlineRows++
    return offlineRows
  }

  #recentRow(random: RandomStream): number {
    return this.online.rowFromNewest(random.integer(Math.min(RECENT_ROWS, this.online.count)))
  }

  /** Stratified: one draw from each of `rows` equal slices of the total priority. */
  #fillPrioritised(rows: number, into: BatchArrays, random: RandomStream): void {
    const tree = this.#priorityTree()
    const slice = tree.total / rows
    this.#lastDrawn = Array.from({ length: rows }, (_, i) => tree.find((i + random.uniform()) * slice))
    this.#lastDrawn.forEach((row, i) => {
      if (row < this.offline.count) this.offline.copyRow(row, into, i)
      else this.online.copyRow(row - this.offline.count, into, i)
    })
  }

  #priorityTree(): PriorityTree {
    if (!this.#priorities) {
      this.#priorities = new PriorityTree(this.offline.count + this.online.capacity)
      for (let row = 0; row < this.count; row++) this.#priorities.set(row, 1)
    }
    return this.#priorities
  }
}

function learnerColumns(
  dataset: Dataset,
  preprocessing: Preprocessing,
  { discount, truncated }: { readonly discount: number; readonly truncated: TruncatedReturns },
): TransitionStore['columns'] {
  const observations = new Float32Array(dataset.observations.length)
  const nextObservations = new Float32Array(dataset.nextObservations.length)
  const actions = new Float32Array(dataset.actions.length)
  normaliseObservations(preprocessing, dataset.observations, observations)
  normaliseObservations(preprocessing, dataset.nextObservations, nextObservations)
  toAgentUnits(preprocessing.actionBox, dataset.actions, actions)
  const rewards = dataset.rewards.map((reward) => transformReward(preprocessing, reward))
  return {
    observations,
    actions,
    rewards: Float32Array.from(rewards),
    nextObservations,
    terminals: Float32Array.from(dataset.terminals),
    returnsToGo: Float32Array.from(trainingReturns(dataset, rewards, discount, truncated)),
  }
}
