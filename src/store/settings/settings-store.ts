import { create } from 'zustand'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import type { FieldValue, Values } from '../../core/schema/field'

/** What a run is made of, besides its dataset. */
export interface Settings {
  /** null: the dataset fits no environment. */
  readonly environmentId: string | null
  readonly parameters: Values
  /** What an algorithm trains on that needs many tasks instead of a world and its data. */
  readonly taskFamilyId: string
  readonly algorithmId: string
  readonly hyperparameters: Values
  readonly runSettings: Values
  /** Of the first, and how many from there on. */
  readonly seed: number
  readonly seedCount: number
}

/** A change that would start the run anew and waits for a yes. */
export interface ResetQuestion {
  /** The control that asked. */
  readonly place: string
  /** What is about to change, for people. */
  readonly what: string
  /** Of a setting: the value that its control shows meanwhile. */
  readonly proposed?: FieldValue
  readonly accept: () => void
  /** Where the run need not begin anew: goes on from where it is. */
  readonly carryOn?: () => void
  readonly decline?: () => void
}

interface SettingsState extends Settings {
  /** The run that they are of, whose live changes come on top; null: of one that has not begun. */
  readonly of: number | null
  readonly question: ResetQuestion | null
}

export const useSettings = create<SettingsState>(() => ({
  environmentId: 'pendulum',
  parameters: {},
  taskFamilyId: taskFamilies[0]!.id,
  algorithmId: 'awac',
  hyperparameters: {},
  runSettings: {},
  seed: 1,
  seedCount: 1,
  of: null,
  question: null,
}))
