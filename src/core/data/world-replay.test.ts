import { describe, expect, test } from 'vitest'
import { inEnglish } from '../messages/message'
import { fittingEnvironments } from './fitting-environments'
import { fixture } from './formats/fixtures/open'
import { readDataset } from './formats/read-dataset'
import { operate } from './surgery/operation'

describe('a file is its own oracle', () => {
  test('true rows agree, and only their world is offered', async () => {
    const { ids, worlds, warnings } = fittingEnvironments(await readDataset(fixture('pendulum-d4rl.hdf5')))
    expect({ ids, warnings }).toEqual({ ids: ['pendulum'], warnings: [] })
    expect(worlds[0]).toMatchObject({ share: 1, rewardShare: 1 })
    expect(worlds[0]!.error).toBeLessThan(1e-6)
  })

  test('the rows of PointMaze tell its maze, its margin and its reward', async () => {
    const { ids, worlds } = fittingEnvironments(await readDataset(fixture('cases/53-minari-pointmaze/main_data.hdf5')))
    expect(ids).toEqual(['point-maze'])
    expect(worlds[0]).toMatchObject({
      share: 1,
      parameters: { maze: 'umaze', contactMargin: 0.004, reward: 'sparse', continuing: true },
    })
  })

  test("OGBench's pointmaze is told by its rows, with its maze, and its rewards can be put in", async () => {
    const dataset = await readDataset(fixture('ogbench-pointmaze-large.npz'))
    const { ids, worlds, warnings } = fittingEnvironments(dataset)
    expect(ids).toEqual(['ogbench-maze'])
    expect(worlds[0]).toMatchObject({ share: 1, parameters: { maze: 'large' } })
    expect(worlds.filter(({ id }) => id !== 'ogbench-maze').every(({ share }) => share < 0.1)).toBe(true)
    expect(warnings.map(inEnglish).join()).toContain('the data have no rewards')
    const task = { maze: 'large', task: 3 }
    const paid = operate(dataset, [{ kind: 'relabel', environment: 'ogbench-maze', parameters: task }])
    const fit = fittingEnvironments(paid)
    expect(fit.worlds[0]).toMatchObject({ rewardShare: 1, terminalShare: 1 })
    expect(fit.warnings).toEqual([])
  })

  test('equal sizes are no world: Gymnasium orders the Reacher otherwise, which is told', async () => {
    const dataset = await readDataset(fixture('cases/54-reacher-v5-order/reacher_v5.hdf5'))
    const { ids, worlds, orders, warnings } = fittingEnvironments(dataset)
    expect(ids).toEqual([])
    // Of both, the built-in one and Gymnasium's own, whose bodies these rows are not either.
    expect(worlds.map(({ id }) => id).toSorted()).toEqual(['gymnasium-reacher', 'reacher'])
    expect(Math.max(...worlds.map(({ share }) => share))).toBeLessThan(0.01)
    expect(orders).toHaveLength(1)
    expect(orders[0]).toMatchObject({ of: 'Gymnasium Reacher-v5', observations: [0, 2, 1, 3, 6, 7, 4, 5, 8, 9] })
    expect(warnings.map(inEnglish).join()).toContain('it is not the world of these data')
  })

  test('an order of columns and a scale of actions that make the rows agree are found', async () => {
    const dataset = await readDataset(fixture('pendulum-d4rl.hdf5'))
    const reordering = { observations: [2, 0, 1], observationScales: [1, 1, 1], actionScales: [0.5] }
    const turned = operate(dataset, [{ kind: 'reorder', ...reordering }])
    const { ids, orders } = fittingEnvironments(turned)
    expect(ids).toEqual([])
    expect(orders[0]).toMatchObject({ environment: 'pendulum', observations: [1, 2, 0], actionScales: [2] })
    const { environment: _, of: _of, share, ...found } = orders[0]!
    expect(share).toBeGreaterThan(0.95)
    expect(fittingEnvironments(operate(turned, [{ kind: 'reorder', ...found }])).ids).toEqual(['pendulum'])
  })
})
