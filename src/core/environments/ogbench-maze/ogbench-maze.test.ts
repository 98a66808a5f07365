import { describe, expect, it } from 'vitest'
import { createEnvironment } from '../registry'
import rows from './fixtures/contact-rows-of-large.json'

const environment = createEnvironment('ogbench-maze', { maze: 'large' })

function step(observation: readonly number[], action: readonly number[]) {
  const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  environment.step(Float64Array.from(observation), Float64Array.from(action), outcome)
  return { x: outcome.states[0]!, y: outcome.states[1]!, reward: outcome.rewards[0], terminal: outcome.terminals[0] }
}

describe('OGBench PointMaze', () => {
  it('is pushed out of walls and around corners as MuJoCo has it', () => {
    expect(rows.observations.length).toBe(60)
    for (const [i, observation] of rows.observations.entries()) {
      const { x, y } = step(observation, rows.actions[i]!)
      expect(Math.hypot(x - rows.next[i]![0]!, y - rows.next[i]![1]!)).toBeLessThan(1e-9)
    }
  })

  it('rolls by 0.2 m where nothing is in the way, and pays and ends at the goal of its task', () => {
    expect(step([0, 0], [1, -0.5])).toMatchObject({ x: 0.2, y: -0.1, reward: -1, terminal: 0 })
    // Task 1 ends in row 7, column 10, 1 m around its middle.
    expect(step([36, 25.1], [0, -0.5])).toMatchObject({ reward: 0, terminal: 1 })
    expect(step([36, 25.1], [0, 0.5])).toMatchObject({ reward: -1, terminal: 0 })
  })

  it('knows where nobody can be', () => {
    const possible = new Uint8Array(3)
    environment.isPossible!(Float64Array.of(0, 0, -3, 0, 4, 4), possible)
    expect([...possible]).toEqual([1, 0, 0])
  })
})
