import type { Values } from '../schema/field'
import type { RunConfiguration } from '../training/configuration'

/** What a teacher may take out of other people's hands, by group; single settings go by `hyperparameters.lambda`. */
export const lockGroups = ['scenario', 'world', 'data', 'algorithm', 'settings', 'panels', 'run'] as const
export type LockGroup = (typeof lockGroups)[number]

/** `locked`: shown, and said to be locked; `hidden`: not shown at all. */
export type LockLevel = 'locked' | 'hidden'

/** By group, or by setting; what is not named is free. */
export type Locks = Readonly<Record<string, LockLevel>>

/** Live changes at a step of the run. */
export interface SharedIntervention {
  readonly step: number
  readonly values: Values
}

/** The scenario that was on, and what was moved on its sliders. */
export interface SharedScenario {
  readonly id: string
  readonly moved?: Readonly<Partial<Record<'environment' | 'hyperparameters' | 'settings', Values>>>
}

/** What the page shows besides the run itself; `lab train` does without. */
export interface SharedPage {
  readonly seeds?: number | undefined
  /** Of the dataset, for people. */
  readonly datasetName?: string | undefined
  readonly language?: string | undefined
  /** Ids of panels in their order, by algorithm or by `scenario.ID`. */
  readonly panels?: Readonly<Record<string, readonly string[]>> | undefined
  /** Looks per second at each panel. */
  readonly looks?: number | undefined
  readonly interventions?: readonly SharedIntervention[] | undefined
  readonly scenario?: SharedScenario | undefined
  readonly locks?: Locks | undefined
  /** The run stops after so many gradient steps; `final`: it cannot be played on. */
  readonly stop?: { readonly step: number; readonly final: boolean } | undefined
  /** Nothing runs before a return curve was drawn. */
  readonly predictFirst?: boolean | undefined
}

/**
 * All that a link or a file carries. It is a configuration with one more entry, so that `lab train` runs the file as it
 * is: what belongs to the page alone is under `page`, which a configuration's check passes over.
 */
export interface SharedState extends RunConfiguration {
  readonly page: SharedPage
}
