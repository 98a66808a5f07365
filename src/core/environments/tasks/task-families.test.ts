import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { behaviourReturns } from '../rollout'
import { densePointRobot, sparsePointRobot, wideSparsePointRobot } from './point-robot'
import { findTaskFamily, taskFamilies } from './task-families'
import { sampleTasks } from './task-family'

describe.each(taskFamilies.map((family) => family.id))('%s', (id) => {
  const family = findTaskFamily(id)
  const tasks = sampleTasks(family, 30, RandomStream.fromSeed(1))

  it('samples different tasks within the ranges it names, the same for a seed', () => {
    expect(sampleTasks(family, 30, RandomStream.fromSeed(1))).toEqual(tasks)
    expect(new Set(tasks.map((task) => task.hidden.join())).size).toBe(30)
    for (const { hidden } of tasks) {
      for (const [i, value] of hidden.entries()) {
        expect(value).toBeGreaterThanOrEqual(family.hidden[i]!.low)
        expect(value).toBeLessThanOrEqual(family.hidden[i]!.high)
      }
    }
  })

  it('never shows the hidden values, but lets them matter', () => {
    const environments = tasks.slice(0, 2).map((task) => family.createEnvironment(task))
    const [observed, rewards] = [[] as Float32Array[], [] as number[]]
    for (const environment of environments) {
      const state = new Float64Array(environment.stateSize)
      environment.reset(RandomStream.fromSeed(5), state)
      const observation = new Float32Array(environment.observations.length)
      environment.observe(state, observation)
      observed.push(observation)
      const policy = environment.behaviourPolicies[0]!
      rewards.push(behaviourReturns(environment, policy, 3, 9)[0]!)
    }
    expect(observed[0]).toEqual(observed[1])
    expect(environments[0]!.observations).toEqual(environments[1]!.observations)
    for (const { name } of family.hidden) {
      expect(environments[0]!.observations.map((quantity) => quantity.name)).not.toContain(name)
    }
    if (!family.id.endsWith('sparse-point-robot')) expect(rewards[0]).not.toBe(rewards[1])
  })

  it('has an oracle that chance does not reach', () => {
    for (const task of tasks.slice(0, 3)) {
      const environment = family.createEnvironment(task)
      const random = behaviourReturns(environment, environment.behaviourPolicies[0]!, 20, 2)
      expect(family.oracleReturn(task)).toBeGreaterThan(random.reduce((sum, value) => sum + value, 0) / 20 + 0.5)
    }
  })
})

describe('point robot', () => {
  const task = { hidden: [Math.cos(1), Math.sin(1)] }

  it('has its goals on the upper unit half circle, and starts at the origin', () => {
    for (const { hidden } of sampleTasks(densePointRobot, 20, RandomStream.fromSeed(3))) {
      expect(Math.hypot(hidden[0]!, hidden[1]!)).toBeCloseTo(1, 12)
      expect(hidden[1]).toBeGreaterThanOrEqual(0)
    }
    const state = new Float64Array([9, 9])
    densePointRobot.createEnvironment(task).reset(RandomStream.fromSeed(1), state)
    expect([...state]).toEqual([0, 0])
  })

  it.each([densePointRobot, sparsePointRobot, wideSparsePointRobot])(
    'reaches exactly the oracle return of $id with its expert',
    (family) => {
      const environment = family.createEnvironment(task)
      const expert = environment.behaviourPolicies.find((policy) => policy.id === 'expert')!
      expect(behaviourReturns(environment, expert, 1, 1)[0]).toBeCloseTo(family.oracleReturn(task), 6)
    },
  )

  it('pays in its sparse form only within 0.2 m, and trains on the distance', () => {
    const environment = sparsePointRobot.createEnvironment({ hidden: [1, 0] })
    const outcome = { states: new Float64Array(4), rewards: new Float64Array(2), terminals: new Uint8Array(2) }
    environment.step(new Float64Array([0.75, 0, 0.65, 0]), new Float64Array([1, 0, 1, 0]), outcome)
    expect(outcome.rewards[0]).toBeCloseTo(0.85, 12)
    expect(outcome.rewards[1]).toBe(0)
    const training = new Float64Array(2)
    const none = new Float64Array(4)
    sparsePointRobot.trainingRewards!({ hidden: [1, 0] })(none, none, outcome.states, training)
    expect(training[1]).toBeCloseTo(-0.25, 12)
  })
})
