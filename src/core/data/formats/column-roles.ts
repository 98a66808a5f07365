/** Which fields of a file play which role. Several fields of a role are put side by side. */
export interface ColumnMapping {
  readonly observations: readonly string[]
  readonly actions: readonly string[]
  /** null: there are none; behaviour cloning and coverage do without. */
  readonly rewards: string | null
  readonly nextObservations: readonly string[]
  /** 1 where the task itself ended. */
  readonly terminals: string | null
  /** 1 where the episode was cut off. */
  readonly timeouts: string | null
  /** A number that stays the same within an episode. */
  readonly episode: string | null
  /** 0 where the task itself ended, something else everywhere else (OGBench's `masks`, RLDS's `discount`). */
  readonly masks?: string | null
  /** 1 in the last row of an episode, whatever ended it (RLDS's `is_last`, OGBench's `terminals`). */
  readonly ends?: string | null
  /** 1 in the first row of an episode (RLDS's `is_first`). */
  readonly starts?: string | null
  /** Whole numbers in the actions are amounts (a dose, a valve), not names of choices. */
  readonly wholeNumbers?: 'continuous'
}

/** Roles that several fields can share. */
export const severalRoles = ['observations', 'actions', 'nextObservations'] as const

/** Roles of one field. */
export const singleRoles = ['rewards', 'terminals', 'timeouts', 'episode', 'masks', 'ends', 'starts'] as const

export type ColumnRole = (typeof severalRoles)[number] | (typeof singleRoles)[number]

export type GivenMapping = Partial<ColumnMapping>
