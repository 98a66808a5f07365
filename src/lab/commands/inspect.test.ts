import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { inspect } from './inspect'

const fixtures = fileURLToPath(new URL('../../core/data/formats/fixtures/', import.meta.url))
const facts = JSON.parse(readFileSync(`${fixtures}facts.json`, 'utf8'))

afterEach(() => vi.restoreAllMocks())

async function run(...argv: string[]) {
  const out: string[] = []
  const errors: string[] = []
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(text))
  vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(text))
  const code = await inspect.run(argv)
  return { code, out: out.join('\n'), errors }
}

describe('inspect', () => {
  test('prints one JSON array with the facts, in their order', async () => {
    const { code, out, errors } = await run(`${fixtures}pendulum.csv`, '--json', `${fixtures}pendulum-minari.hdf5`)
    expect({ code, errors }).toEqual({ code: 0, errors: [] })
    const [csv, minari] = JSON.parse(out)
    expect(Object.keys(csv)).toEqual([
      ...Object.keys(facts),
      'file',
      'notUsed',
      'assumptions',
      'warnings',
      'environment',
      'worlds',
      'orders',
    ])
    expect(csv.transitions).toBe(1800)
    expect(csv.returns).toEqual(minari.returns)
    expect(minari.file).toBe(`${fixtures}pendulum-minari.hdf5`)
  })

  test('gives one message for each bad file, goes on, and exits with 1', async () => {
    const usable = ['wrong-width.npz', 'out-of-range-actions.npz']
    const bad = readdirSync(`${fixtures}broken`).filter((name) => !usable.includes(name))
    const { code, out, errors } = await run(
      '--json',
      ...bad.map((name) => `${fixtures}broken/${name}`),
      `${fixtures}pendulum.csv`,
    )
    expect(code).toBe(1)
    expect(JSON.parse(out)).toHaveLength(1)
    expect(errors).toHaveLength(bad.length)
    for (const [i, name] of bad.entries()) {
      expect(errors[i]!.startsWith(`${name}: `), errors[i]).toBe(true)
      expect(errors[i]).not.toContain('\n')
    }
  })

  test('warns, with numbers, of what is usable but suspicious', async () => {
    const range = await run('--json', `${fixtures}broken/out-of-range-actions.npz`)
    expect(range.code).toBe(0)
    expect(range.errors.join()).toMatch(/out-of-range-actions\.npz: warning: .*lie outside \[-2, 2\].*-100 to 100/)
    const width = await run(`${fixtures}broken/wrong-width.npz`)
    expect(width.code).toBe(0)
    expect(width.errors.join()).toContain('No built-in environment has 6 observations')
  })

  test('says how it is called, and names a missing file', async () => {
    expect(await run('--nonsense')).toMatchObject({ code: 1 })
    expect((await run()).errors.join()).toContain('inspect FILE')
    expect((await run('nowhere.npz')).errors).toEqual(['nowhere.npz: there is no such file.'])
  })

  test('takes columns by name, says what is not used, and refuses roles that there are not', async () => {
    const file = `${fixtures}cases/07-minari-dict/main_data.hdf5`
    const { out } = await run(file, '--json', '--observations', 'observation,desired_goal')
    expect(JSON.parse(out)[0]).toMatchObject({
      observationSize: 5,
      notUsed: ['infos/success', 'observations/achieved_goal'],
    })
    expect((await run(file)).out).toContain('not used: infos/success')
    expect((await run(file, '--observation', 'x')).code).toBe(1)
    expect((await run(file, '--observations', 'nowhere')).errors.join()).toContain('there is no "nowhere"')
  })
})
