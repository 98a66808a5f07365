import type { RandomStream } from '../../random/random-stream'
import type { Policy } from '../../training/evaluation'

/** What an episode of search does instead of asking the policy: one action again and again, then the middle of the box. */
export interface Walk {
  /** [A] of length 1, actions in [-1, 1] */
  readonly action: Float32Array
  readonly steps: number
}

/** A direction that is uniform on the sphere, held for three quarters of `longest` steps at least. */
export function randomWalk(actionSize: number, longest: number, random: RandomStream): Walk {
  const action = new Float32Array(actionSize)
  random.fillNormal(action)
  const length = Math.hypot(...action) || 1
  const shortest = Math.ceil(0.75 * longest)
  return {
    action: action.map((entry) => entry / length),
    steps: shortest + random.integer(longest - shortest + 1),
  }
}

/** For one episode of each of several tasks side by side: row k walks where `walks` has something for it, or acts as `policy`. */
export function walking(policy: Policy, walks: readonly (Walk | null)[]): Policy {
  let step = 0
  return async (observations) => {
    const actions = Float32Array.from(await policy(observations))
    const size = actions.length / walks.length
    walks.forEach((walk, k) => {
      if (!walk) return
      if (step < walk.steps) actions.set(walk.action, k * size)
      else actions.fill(0, k * size, (k + 1) * size)
    })
    step++
    return actions
  }
}
