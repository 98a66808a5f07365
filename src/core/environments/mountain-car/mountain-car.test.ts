import { describe, expect, it } from 'vitest'
import { createEnvironment } from '../registry'

const environment = createEnvironment('mountain-car')

function step(state: number[], force: number) {
  const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  environment.step(Float64Array.from(state), Float64Array.of(force), outcome)
  return {
    position: outcome.states[0]!,
    velocity: outcome.states[1]!,
    reward: outcome.rewards[0]!,
    terminal: outcome.terminals[0],
  }
}

describe('mountain car', () => {
  it('stops at the left wall and limits the speed', () => {
    expect(step([-1.19, -0.07], -1)).toMatchObject({ position: Math.fround(-1.2), velocity: 0, terminal: 0 })
    expect(step([-1, 0.07], 1).velocity).toBe(Math.fround(0.07))
  })

  it('clips the force that moves, and charges the force that was given', () => {
    expect(step([-0.5, 0], 3).velocity).toBe(step([-0.5, 0], 1).velocity)
    expect(step([-0.5, 0], 3).reward).toBeCloseTo(-0.9, 12)
  })

  it('ends at the flag with its reward', () => {
    expect(step([0.44, 0.05], 0.5)).toMatchObject({ terminal: 1, reward: 100 - 0.1 * 0.25 })
    expect(step([0.38, 0.05], 0.5).terminal).toBe(0)
  })
})
