import { hypot } from '../../mathematics/hypotenuse'
import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import { cellAt, shortestWay, type WayMap, waysTo } from '../maze/grid'
import { parseLayout } from '../maze/layout'
import type { WallGrid } from './contact'

/** Force per metre to the next place, and per m/s of speed, as D4RL's waypoint controller has them. */
const PULL = 10
const BRAKE = 1

/** Demonstrators that know the maze and the goal of the episode. */
export function pointMazePolicies(grid: WallGrid, rows: string, actions: readonly Quantity[]): BehaviourPolicy[] {
  const layout = parseLayout(rows)
  const ways = new Map<number, WayMap>()
  const waysFor = (goal: number): WayMap => {
    const known = ways.get(goal) ?? waysTo(layout, [goal])
    ways.set(goal, known)
    return known
  }
  const [shiftX, shiftY] = [grid.columns / 2, grid.rows / 2]
  const follow = (state: Float64Array, action: Float64Array, share = 1): void => {
    const [x, y, vx, vy, goalX, goalY] = state as unknown as [number, number, number, number, number, number]
    const goal = cellAt(layout, goalX + shiftX, goalY + shiftY)
    const way = shortestWay(layout, waysFor(goal), x + shiftX, y + shiftY)
    const [next] = way.length > 1 ? way : [{ x: goalX + shiftX, y: goalY + shiftY }]
    action[0] = share * PULL * (next!.x - shiftX - x) - BRAKE * vx
    action[1] = share * PULL * (next!.y - shiftY - y) - BRAKE * vy
  }
  return behaviourSet({
    actions,
    expert: {
      explanation: 'From cell to cell on the shortest way, pulled ahead and braked by its speed.',
      begin: () => (state, action) => follow(state, action),
    },
    medium: {
      gain: 0.12,
      noise: 0.6,
      explanation: 'The same way, so weakly and with such noise that walls are hit and time runs out.',
    },
    narrow: { gain: 0.7, noise: 0.15, explanation: 'The same way with little noise: a thin band of states along it.' },
    failed: {
      explanation: 'Rolls to half of the distance that it began with, and stays there.',
      begin: () => {
        let reach: number | undefined
        return (state, action) => {
          const distance = hypot(state[0]! - state[4]!, state[1]! - state[5]!)
          reach ??= Math.max(0.6, distance / 2)
          if (distance > reach) follow(state, action)
          else {
            action[0] = -BRAKE * state[2]!
            action[1] = -BRAKE * state[3]!
          }
        }
      },
    },
  })
}
