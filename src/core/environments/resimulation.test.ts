import { describe, expect, it } from 'vitest'
import mountainCar from './fixtures/mountaincarcontinuous.json'
import pendulum from './fixtures/pendulum.json'
import pointMazeMedium from './fixtures/pointmaze-medium.json'
import pointMazeUMaze from './fixtures/pointmaze-umaze.json'
import invertedPendulum from './mujoco/inverted-pendulum-v5.json'
import reacher from './mujoco/reacher-v5.json'
import { resimulate } from './resimulation'

describe('replay', () => {
  it.each([
    ['Pendulum-v1', pendulum],
    ['MountainCarContinuous-v0', mountainCar],
  ])('%s equals what Gymnasium recorded', (environment, recording) => {
    const errors = resimulate(recording)
    expect(errors.environment).toBe(environment)
    expect(errors.episodes).toBe(4)
    expect(errors.steps).toBe(recording.episodes.reduce((sum, episode) => sum + episode.actions.length, 0))
    expect(errors.observation).toBeLessThan(1e-5)
    expect(errors.reward).toBeLessThan(1e-5)
    expect(errors.endings).toEqual([])
  })

  it.each([pointMazeUMaze, pointMazeMedium])('PointMaze rolls and bumps as MuJoCo has it, to 1e-9', (recording) => {
    const errors = resimulate(recording)
    expect(errors.steps).toBeGreaterThan(1000)
    expect(errors.observation).toBeLessThan(1e-9)
    expect(errors.reward).toBeLessThan(1e-9)
    expect(errors.endings).toEqual([])
    const earlier = resimulate({ ...recording, contactMargin: 0.002 })
    expect(earlier.observation).toBeGreaterThan(1e-3)
  })

  it.each([
    ['InvertedPendulum-v5', invertedPendulum, invertedPendulum.episodes],
    ['Reacher-v5', reacher, reacher.episodes.slice(1, 2)],
  ])('%s moves as MuJoCo has it, to 1e-4 over whole episodes', (_, recording, episodes) => {
    const errors = resimulate({ ...recording, episodes })
    expect(errors.steps).toBeGreaterThan(49)
    expect(errors.observation).toBeLessThan(1e-4)
    expect(errors.reward).toBeLessThan(1e-4)
    expect(errors.endings).toEqual([])
  })

  it('notices a changed observation, reward and ending', () => {
    const changed = structuredClone(mountainCar)
    const episode = changed.episodes[0]!
    episode.observations[3]![1]! += 0.01
    episode.rewards[5]! -= 0.5
    episode.terminated[7] = true
    const errors = resimulate(changed)
    expect(errors.observation).toBeCloseTo(0.01, 5)
    expect(errors.reward).toBeCloseTo(0.5, 5)
    expect(errors.endings).toEqual(['episode 0, step 7: terminated is true in the file, false here'])
  })

  it('says what is wrong with a recording that it cannot replay', () => {
    expect(() => resimulate([])).toThrow(/no recording of episodes/)
    expect(() => resimulate({ ...pendulum, environment: 'CartPole-v1' })).toThrow(
      /No environment reproduces "CartPole-v1"/,
    )
    expect(() => resimulate({ ...pendulum, episodes: [] })).toThrow(/no episodes/)
    const short = structuredClone(pendulum)
    short.episodes[1]!.rewards.pop()
    expect(() => resimulate(short)).toThrow('Episode 1: rewards has 199 rows, actions has 200.')
    const wide = structuredClone(pendulum)
    wide.episodes[2]!.actions[4]!.push(0)
    expect(() => resimulate(wide)).toThrow('Episode 2: actions, row 4, has 2 entries, Pendulum has 1.')
    const text = structuredClone(pendulum) as unknown as { episodes: { rewards: unknown[] }[] }
    text.episodes[0]!.rewards[2] = 'much'
    expect(() => resimulate(text)).toThrow(/episodes\.0\.rewards\.2/)
  })
})
