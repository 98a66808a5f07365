import type { PanelAnswers } from '../../../worker/panel-protocol'

/** How far an episode ends from the hidden place; null where what is hidden is no place in the observation. */
export function finalDistance({ task, episodes }: PanelAnswers['taskPosterior'], episode: number): number | null {
  const { path } = episodes[episode]!
  const goal = placeOf(task.hidden)
  if (!goal) return null
  return Math.hypot(path[path.length - 2]! - goal[0], path[path.length - 1]! - goal[1])
}

/** A hidden goal in the plane; undefined for other hidden quantities. */
export function placeOf(hidden: readonly number[]): readonly [number, number] | undefined {
  return hidden.length === 2 ? [hidden[0]!, hidden[1]!] : undefined
}
