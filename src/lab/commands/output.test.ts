import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '../command'
import { finished } from '../report/testing'
import { tiny } from '../sweep/testing'
import { environments } from './environments'
import { inspect } from './inspect'
import { report } from './report'
import { sweep } from './sweep'

const fixtures = 'src/core/data/formats/fixtures'
let folder: string
let said: string[]
let warned: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-output-'))
  await mkdir(join(folder, 'results'))
  await finished(join(folder, 'results'), 'one', { seed: 0, returns: [1, 2, 3] })
  await writeFile(join(folder, 'sweep.json'), JSON.stringify(tiny))
  await writeFile(join(folder, 'broken.json'), '{')
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  said = []
  warned = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void warned.push(line))
})

type Runs = Pick<Command, 'run'>
const calls: [string, Runs, string[], unknown][] = [
  ['report', report, ['FOLDER/results'], { groups: [expect.anything()] }],
  ['inspect', inspect, [join(fixtures, 'pendulum-d4rl.hdf5')], [{ observationSize: 3, actionSize: 1 }]],
  [
    'sweep',
    sweep,
    ['FOLDER/sweep.json', '--out', 'FOLDER/plan', '--plan', 'slurm'],
    { cells: 4, submit: expect.stringMatching(/^sbatch /) },
  ],
]

describe('with --json', () => {
  it.each(calls)('%s prints one JSON value and nothing else on standard output', async (_, command, argv, value) => {
    expect(await command.run([...argv.map(placed), '--json'])).toBe(0)
    expect(JSON.parse(said.join('\n'))).toMatchObject(value as object)
  })
})

describe('with --quiet', () => {
  it.each(calls)('%s prints nothing on standard output', async (_, command, argv) => {
    expect(await command.run([...argv.map(placed), '--quiet'])).toBe(0)
    expect(said).toEqual([])
    expect(warned.filter((line) => !line.includes('warning'))).toEqual([])
  })

  it('what is wrong is said all the same, and the exit code is 1', async () => {
    expect(await inspect.run([join(fixtures, 'broken/wrong-width.npz'), join(folder, 'none'), '--quiet'])).toBe(1)
    expect(warned.join('\n')).toMatch(/none: there is no such file/)
    expect(await environments.run([folder, '--json'])).toBe(1)
    expect(JSON.parse(said.join('\n'))).toEqual(
      expect.arrayContaining([expect.objectContaining({ file: 'broken.json', ok: false })]),
    )
  })
})

/** The folder is made after the table of calls is. */
function placed(argument: string): string {
  return argument.replace('FOLDER', folder)
}
