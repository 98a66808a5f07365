import { describe, expect, it } from 'vitest'
import { createEnvironment, environmentDefinitions } from '../../environments/registry'
import { RandomStream } from '../../random/random-stream'
import { type Dataset, episodeCount, episodeReturns } from '../dataset'
import { builtInRecipes, builtInRecipesFor } from './built-in-recipes'
import { Drive } from './drive'
import { EpisodeRecorder } from './episode-recorder'
import { generateDataset } from './generate-dataset'
import { checkRecipe, type DatasetRecipe } from './recipe'

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Every row follows from the one before it, and only last rows end. */
function expectWholeEpisodes(dataset: Dataset): void {
  const { observationSize: size, observations, nextObservations, terminals, timeouts } = dataset
  for (let episode = 0; episode < episodeCount(dataset); episode++) {
    const end = dataset.episodeStarts[episode + 1]!
    for (let row = dataset.episodeStarts[episode]!; row < end; row++) {
      const endings = terminals[row]! + timeouts[row]!
      if (endings !== (row === end - 1 ? 1 : 0)) throw new Error(`row ${row} has ${endings} endings`)
      if (row === end - 1) continue
      for (let i = 0; i < size; i++) {
        if (observations[(row + 1) * size + i] !== nextObservations[row * size + i]) throw new Error(`gap after ${row}`)
      }
    }
  }
}

describe('generateDataset', () => {
  it.each(builtInRecipes.map(({ id }) => id))('makes %s', async (id) => {
    const { recipe, label } = builtInRecipes.find((candidate) => candidate.id === id)!
    const dataset = await generateDataset({ ...recipe, transitions: Math.min(recipe.transitions, 6_000) }, label)
    const environment = createEnvironment(recipe.environment)
    expect(dataset.count).toBe(Math.min(recipe.transitions, 6_000))
    expect(dataset.observationSize).toBe(environment.observations.length)
    expectWholeEpisodes(dataset)
    const { random, expert } = environment.referenceReturns
    expect(mean(episodeReturns(dataset))).toBeGreaterThan(random)
    expect(mean(episodeReturns(dataset))).toBeLessThan(expert + 0.1 * (expert - random))
  })

  it('is the same for the same recipe, and another for another seed', async () => {
    const recipe: DatasetRecipe = { environment: 'bridge', shares: { narrow: 1 }, transitions: 500, seed: 3 }
    const first = await generateDataset(recipe, 'a')
    expect(await generateDataset(recipe, 'a')).toEqual(first)
    expect((await generateDataset({ ...recipe, seed: 4 }, 'a')).observations).not.toEqual(first.observations)
  })

  it('deals out episodes by share, and drops failures', async () => {
    const { recipe } = builtInRecipesFor('bridge')[0]!
    const returns = episodeReturns(await generateDataset(recipe, 'bridge'))
    expect(returns.length).toBeGreaterThan(190)
    expect(returns.length).toBeLessThan(230)
    const reached = returns.filter((value) => value === 10).length / returns.length
    expect(reached).toBeGreaterThan(0.73)
    expect(reached).toBeLessThan(0.77)
    expect(returns.filter((value) => value === 2)).toHaveLength(0)
    const kept = episodeReturns(await generateDataset({ ...recipe, shares: { medium: 1 }, drop: 'nothing' }, 'bridge'))
    expect(kept.filter((value) => value === 2).length).toBeGreaterThan(10)
  })

  it('cuts the last episode off at the wanted size', async () => {
    const recipe = { environment: 'pendulum', shares: { random: 1 }, transitions: 450, seed: 1 }
    const dataset = await generateDataset(recipe, 'p')
    expect([...dataset.episodeStarts]).toEqual([0, 200, 400, 450])
    expect(dataset.timeouts[449]).toBe(1)
  })

  it('stops when cancelled and reports its progress', async () => {
    const recipe = { environment: 'pendulum', shares: { random: 1 }, transitions: 100_000, seed: 1 }
    const controller = new AbortController()
    const running = generateDataset(recipe, 'p', { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
    const fractions: number[] = []
    await generateDataset({ ...recipe, transitions: 200 }, 'p', { onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions.at(-1)).toBe(1)
  })

  it('replaces failed episodes until there is enough', async () => {
    const recipe: DatasetRecipe = {
      environment: 'cart-pole-swing-up',
      shares: { failed: 1 },
      transitions: 100,
      seed: 1,
      drop: 'failures',
    }
    const shares = { random: 1 }
    const bridge = { environment: 'bridge', shares, transitions: 1000, seed: 1, drop: 'failures' } as const
    expect((await generateDataset(recipe, 'c')).terminals.includes(1)).toBe(false)
    expect((await generateDataset(bridge, 'b')).rewards.includes(2)).toBe(false)
  })

  it('says what is wrong with a recipe', () => {
    const good = { environment: 'pendulum', shares: { random: 1 }, transitions: 10, seed: 0 }
    expect(() => checkRecipe({ ...good, environment: 'ant' })).toThrow(/no environment "ant"/)
    expect(() => checkRecipe({ ...good, shares: { genius: 1 } })).toThrow(/no behaviour policy "genius"; it has random/)
    expect(() => checkRecipe({ ...good, shares: { random: 0 } })).toThrow(/All shares are 0/)
    expect(() => checkRecipe({ ...good, transitions: 1e6 })).toThrow(/wrong at transitions/)
    expect(() => checkRecipe({ ...good, seed: -1 })).toThrow(/wrong at seed/)
    expect(() => checkRecipe('fast')).toThrow(/wrong at its top/)
  })

  it('has a recipe for every environment', () => {
    for (const { id } of environmentDefinitions) expect(builtInRecipesFor(id).length, id).toBeGreaterThan(0)
    for (const { recipe } of builtInRecipes) expect(() => checkRecipe(recipe)).not.toThrow()
  })
})

describe('EpisodeRecorder', () => {
  const step = (value: number, ending: 'terminal' | 'timeout' | 'none' = 'none') => ({
    observation: [value, value],
    action: [value],
    reward: value,
    nextObservation: [value + 1, value + 1],
    terminal: ending === 'terminal',
    timeout: ending === 'timeout',
  })

  it('keeps episodes apart, beyond its first capacity', () => {
    const recorder = new EpisodeRecorder(2, 1)
    for (let i = 0; i < 3000; i++) recorder.record(step(i, i % 1500 === 1499 ? 'terminal' : 'none'))
    recorder.record(step(3000))
    const dataset = recorder.dataset('mine')
    expect([...dataset.episodeStarts]).toEqual([0, 1500, 3000, 3001])
    expect([dataset.terminals[1499], dataset.timeouts[1499], dataset.timeouts[3000]]).toEqual([1, 0, 1])
    expect(dataset.nextObservations[2 * 2999 + 1]).toBe(3000)
    expect(recorder.running).toBe(true)
  })

  it('forgets the latest episode when told, and refuses to make a dataset of nothing', () => {
    const recorder = new EpisodeRecorder(2, 1)
    for (const i of [1, 2]) recorder.record(step(i, i === 2 ? 'timeout' : 'none'))
    recorder.record(step(3))
    recorder.discardLast()
    expect([recorder.count, recorder.episodes, recorder.running]).toEqual([2, 1, false])
    recorder.discardLast()
    expect(() => recorder.dataset('mine')).toThrow(/No transition has been recorded/)
  })
})

describe('Drive', () => {
  it('records what a person drives, within the box and the time limit', () => {
    const environment = createEnvironment('bridge')
    const recorder = new EpisodeRecorder(2, 2)
    const drive = new Drive(environment, RandomStream.fromSeed(1), recorder)
    for (let i = 0; i < 200 && recorder.episodes < 2; i++) drive.step([5, 0])
    drive.restart()
    for (let i = 0; i < 80; i++) drive.step([0, 0])
    const dataset = recorder.dataset('mine')
    expectWholeEpisodes(dataset)
    expect([...episodeReturns(dataset)]).toEqual([10, 0, 0])
    expect(Math.max(...dataset.actions)).toBe(1)
    expect(dataset.episodeStarts[3]! - dataset.episodeStarts[2]!).toBe(80)
    expect(dataset.timeouts[dataset.count - 1]).toBe(1)
  })
})
