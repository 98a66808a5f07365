import { counted } from '../messages/counted'
import { type Message, message } from '../messages/message'
import type { Dataset } from './dataset'

/** What an environment expects of a dataset. */
export interface EnvironmentShape {
  readonly observationSize: number
  readonly actionSize: number
  /** [actionSize], in the environment's units. */
  readonly low: readonly number[]
  readonly high: readonly number[]
}

export interface EnvironmentCheck {
  /** False: the dataset trains offline only, and no returns can be measured. */
  readonly fits: boolean
  readonly problems: readonly Message[]
  /** Usable, but suspicious. */
  readonly warnings: readonly Message[]
}

/** Rounding to float32 is no reason to warn. */
const rangeTolerance = 1e-5
/** Beyond it an action is suspicious even where no environment says what is right. */
const usualActionBound = 10

/** Compares sizes and action range with an environment. */
export function checkAgainstEnvironment(dataset: Dataset, environment: EnvironmentShape): EnvironmentCheck {
  const problems: Message[] = []
  if (dataset.observationSize !== environment.observationSize) {
    problems.push(
      message`observations have ${counted(dataset.observationSize, 'number')}, the environment gives ${environment.observationSize}`,
    )
  }
  if (dataset.actionSize !== environment.actionSize) {
    problems.push(
      message`actions have ${counted(dataset.actionSize, 'number')}, the environment takes ${environment.actionSize}`,
    )
  }
  if (problems.length > 0) return { fits: false, problems, warnings: [] }
  return { fits: true, problems, warnings: rangeWarnings(dataset, environment.low, environment.high) }
}

/** For a dataset that fits no environment: warns of actions that no usual action space holds. */
export function checkActionsAlone(dataset: Dataset): Message[] {
  const bounds = Array.from({ length: dataset.actionSize }, () => usualActionBound)
  return rangeWarnings(
    dataset,
    bounds.map((bound) => -bound),
    bounds,
  )
}

function rangeWarnings(dataset: Dataset, low: readonly number[], high: readonly number[]): Message[] {
  const { count, actionSize, actions } = dataset
  const warnings: Message[] = []
  for (let i = 0; i < actionSize; i++) {
    const margin = rangeTolerance * Math.max(1, high[i]! - low[i]!)
    let outside = 0
    let first = -1
    let smallest = Number.POSITIVE_INFINITY
    let largest = Number.NEGATIVE_INFINITY
    for (let row = 0; row < count; row++) {
      const action = actions[row * actionSize + i]!
      smallest = Math.min(smallest, action)
      largest = Math.max(largest, action)
      if (action < low[i]! - margin || action > high[i]! + margin) {
        if (outside === 0) first = row
        outside++
      }
    }
    if (outside === 0) continue
    warnings.push(
      message`${outside.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')} actions (${((100 * outside) / count).toFixed(1)} %) lie outside [${low[i]!}, ${high[i]!}] in action ${i}: they reach from ${short(smallest)} to ${short(largest)}, first in transition ${first}.`,
    )
  }
  return warnings
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}
