import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { environments } from './environments'

const fixtures = join(import.meta.dirname, '../../core/environments/fixtures')

describe('lab environments', () => {
  let directory: string
  let lines: string[]

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'environments-'))
    lines = []
    vi.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)))
    vi.spyOn(console, 'error').mockImplementation((line) => lines.push(String(line)))
  })

  afterEach(async () => {
    vi.restoreAllMocks()
    await rm(directory, { recursive: true })
  })

  it('prints one line with the largest error per file and succeeds', async () => {
    expect(await environments.run([fixtures])).toBe(0)
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^mountaincarcontinuous\.json: ok: largest error \d/)
    expect(lines[1]).toMatch(/^pendulum\.json: ok: largest error \d.*800 steps/)
    expect(lines[2]).toMatch(/^pointmaze-medium\.json: ok: largest error \d/)
  })

  it('fails on a file that differs, and says by how much', async () => {
    const recording = JSON.parse(await readFile(join(fixtures, 'pendulum.json'), 'utf8'))
    recording.episodes[0].rewards[3] += 2e-5
    await writeFile(join(directory, 'a.json'), JSON.stringify(recording))
    expect(await environments.run([directory])).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/^a\.json: failed: largest error 2\.00e-5/)])
  })

  it('names what it cannot replay, and goes on with the next file', async () => {
    await writeFile(join(directory, 'a.json'), '{ "environment"')
    await writeFile(join(directory, 'b.json'), '{ "environment": "Ant-v5", "episodes": [] }')
    await writeFile(join(directory, 'c.json'), await readFile(join(fixtures, 'pendulum.json')))
    expect(await environments.run([directory])).toBe(1)
    expect(lines[0]).toMatch(/^a\.json: failed: it is no JSON/)
    expect(lines[1]).toMatch(/^b\.json: failed: /)
    expect(lines[2]).toMatch(/^c\.json: ok/)
  })

  it('refuses a directory that is empty, missing or not given', async () => {
    expect(await environments.run([directory])).toBe(1)
    expect(await environments.run([join(directory, 'nowhere')])).toBe(1)
    expect(await environments.run([])).toBe(1)
    expect(await environments.run(['--fast'])).toBe(1)
    expect(lines[0]).toMatch(/holds no \.json files/)
    expect(lines[1]).toMatch(/is no directory that can be read/)
  })
})
