import { create } from 'zustand'
import type { GivenMapping } from '../../core/data/formats/column-roles'
import type { Part } from '../../core/data/formats/part'
import type { Operation } from '../../core/data/surgery/operation'
import type { LockLevel, Locks } from '../../core/sharing/shared-state'
import type { Intervention, Stop } from '../../worker/protocol'

/** Slider changes that came with a link: they happen again at their steps. */
export interface InterventionScript {
  readonly algorithmId: string
  readonly interventions: readonly Intervention[]
}

/** What the link or the file that the page was opened with asks of the person. */
interface AssignmentState {
  /** It is being opened: the run that is there is not the one that was asked for. */
  readonly opening: boolean
  /** What is locked or hidden, by group or by setting. */
  readonly locks: Locks
  readonly stop: Stop | null
  /** Nothing runs before a return curve was drawn. */
  readonly predictFirst: boolean
  readonly script: InterventionScript | null
  /** The data are not in a link: the file that the person has to bring, and what is done on it then. */
  readonly missing: {
    readonly path: string
    readonly mapping?: GivenMapping
    readonly part?: Part
    readonly operations: readonly Operation[]
  } | null
}

export const NO_ASSIGNMENT: AssignmentState = {
  opening: false,
  locks: {},
  stop: null,
  predictFirst: false,
  script: null,
  missing: null,
}

export const useAssignment = create<AssignmentState>(() => NO_ASSIGNMENT)

/** null: the control is free. */
export function lockOf(name: string, { locks }: AssignmentState = useAssignment.getState()): LockLevel | null {
  return Object.hasOwn(locks, name) ? locks[name]! : null
}

/** A single setting is locked by itself, with all settings or, for parameters, with the world. */
export function settingLock(place: string, state: AssignmentState = useAssignment.getState()): LockLevel | null {
  const group = place.startsWith('parameters.') ? 'world' : 'settings'
  const levels = [lockOf(place, state), lockOf(group, state)]
  if (levels.includes('hidden')) return 'hidden'
  return levels.includes('locked') ? 'locked' : null
}
