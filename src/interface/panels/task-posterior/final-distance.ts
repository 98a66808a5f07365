import type { PanelAnswers } from '../../../core/looks/questions'

type Answer = PanelAnswers['taskPosterior']

/** How far an episode ends from the hidden goal; null where what is hidden is no place in the observation. */
export function finalDistance(answer: Answer, episode: number): number | null {
  const { path } = answer.episodes[episode]!
  const goal = goalOf(answer)
  if (!goal) return null
  return Math.hypot(path[path.length - 2]! - goal[0], path[path.length - 1]! - goal[1])
}

/** S */
export function observationSizeOf({ places, rewards }: Answer): number {
  return rewards.length > 0 ? places.length / rewards.length : 0
}

/** A goal in the plane, where the observation is a place in that plane too. */
export function goalOf(answer: Answer): readonly [number, number] | undefined {
  const { hidden } = answer.task
  return hidden.length === 2 && observationSizeOf(answer) === 2 ? [hidden[0]!, hidden[1]!] : undefined
}
