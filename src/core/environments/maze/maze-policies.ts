import { hypot } from '../../mathematics/hypotenuse'
import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import type { Point } from './geometry'
import type { Maze } from './maze'

/** Full speed towards the next place of the route. */
function follow(maze: Maze, state: Float64Array, action: Float64Array): void {
  const [next] = maze.route(state[0]!, state[1]!)
  const dx = next!.x - state[0]!
  const dy = next!.y - state[1]!
  const distance = Math.max(hypot(dx, dy), 1e-9)
  action[0] = dx / distance
  action[1] = dy / distance
}

/** m, along the route from (x, y). */
function routeLength(maze: Maze, x: number, y: number): number {
  let length = 0
  let from: Point = { x, y }
  for (const to of maze.route(x, y)) {
    length += hypot(to.x - from.x, to.y - from.y)
    from = to
  }
  return length
}

/** Speed at which the way takes about as long as the time limit allows: 0.6 in the flow maze. */
function mediumPace(maze: Maze): number {
  const { left, right, bottom, top } = maze.starts[0]!
  const length = routeLength(maze, (left + right) / 2, (bottom + top) / 2)
  return Math.min(1, (1.15 * length) / (maze.speed * maze.timeStep * maze.timeLimit))
}

export function mazePolicies(maze: Maze, actions: readonly Quantity[]): BehaviourPolicy[] {
  return behaviourSet({
    actions,
    expert: {
      explanation:
        'Walks straight from waypoint to waypoint at speed 1. It is not the best there is: both velocities may be 1, so that a diagonal is walked at √2.',
      begin: () => (state, action) => follow(maze, state, action),
    },
    medium: {
      gain: mediumPace(maze),
      noise: 0.5,
      explanation: 'The same route, so slowly and with such noise that the time limit often comes first.',
    },
    narrow: {
      gain: 0.8,
      noise: 0.2,
      explanation: 'The same route with little noise: a thin band of states along it.',
    },
    failed: {
      explanation: 'A narrow demonstration that stops about half-way and waits for the time limit.',
      begin(random) {
        const share = random.uniformBetween(0.35, 0.65)
        let stopAfter = -1
        return (state, action, step) => {
          if (step === 0) {
            stopAfter = (share * routeLength(maze, state[0]!, state[1]!)) / (0.8 * maze.speed * maze.timeStep)
          }
          follow(maze, state, action)
          const gain = step < stopAfter ? 0.8 : 0
          action[0] = gain * action[0]! + 0.2 * random.normal()
          action[1] = gain * action[1]! + 0.2 * random.normal()
        }
      },
    },
  })
}
