import { hypot } from '../../mathematics/hypotenuse'
import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import { cellAt, shortestWay, waysTo } from '../maze/grid'
import type { Layout } from '../maze/layout'
import { inCells, inMetres } from './layouts'

/** Demonstrators that know the maze and its goal: full speed to the next cell, as OGBench's own. */
export function ogbenchMazePolicies(
  layout: Layout,
  goal: readonly [x: number, y: number],
  actions: readonly Quantity[],
): BehaviourPolicy[] {
  const ways = waysTo(layout, [cellAt(layout, inCells(goal[0]), inCells(goal[1]))])
  const wayFrom = (x: number, y: number): readonly (readonly [number, number])[] => [
    ...shortestWay(layout, ways, inCells(x), inCells(y))
      .slice(0, -1)
      .map((cell) => [inMetres(cell.x), inMetres(cell.y)] as const),
    goal,
  ]
  const follow = (state: Float64Array, action: Float64Array): void => {
    const [x, y] = [state[0]!, state[1]!]
    const [next] = wayFrom(x, y)
    const distance = Math.max(hypot(next![0] - x, next![1] - y), 1e-9)
    action[0] = (next![0] - x) / distance
    action[1] = (next![1] - y) / distance
  }
  return behaviourSet({
    actions,
    expert: {
      explanation: 'Rolls at full speed from cell to cell on the shortest way.',
      begin: () => follow,
    },
    medium: {
      gain: 0.5,
      noise: 0.5,
      explanation: 'The same way at half the speed, with strong noise: walls are hit.',
    },
    narrow: { gain: 1, noise: 0.2, explanation: 'The same way with little noise: a thin band of states along it.' },
    failed: {
      explanation: 'Rolls half of its way and stays there.',
      begin: () => {
        let half: number | undefined
        return (state, action, step) => {
          half ??= lengthOf([[state[0]!, state[1]!], ...wayFrom(state[0]!, state[1]!)]) / 2 / 0.2
          if (step < half) follow(state, action)
          else action.fill(0)
        }
      },
    },
  })
}

function lengthOf(places: readonly (readonly [number, number])[]): number {
  return places.slice(1).reduce((sum, [x, y], i) => sum + hypot(x - places[i]![0], y - places[i]![1]), 0)
}
