import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { parity } from './parity'

const FIXTURE = join(import.meta.dirname, '../../core/parity/fixtures/corl_td3bc.json')

let folder: string
let lines: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parity-'))
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

function writeChanged<Part>(name: string, change: (fixture: Part) => void): void {
  const fixture = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Part
  change(fixture)
  writeFileSync(join(folder, name), JSON.stringify(fixture))
}

it('prints one line per fixture and succeeds when all agree', async () => {
  copyFileSync(FIXTURE, join(folder, 'td3bc.json'))
  expect(await parity.run([folder])).toBe(0)
  expect(lines[0]).toMatch(
    /^td3bc\.json +ok +eager: loss \S+ {2}gradient \S+ {2}displacement \S+ {3}compiled: loss \S+ {2}gradient \S+ {2}displacement \S+$/,
  )
  expect(lines[1]).toBe('1 of 1 fixtures ok on cpu.')
})

it('fails, and says where, when a gradient or a result differs', async () => {
  copyFileSync(FIXTURE, join(folder, 'a.json'))
  writeChanged('b.json', (fixture: { steps: { adam_steps: Record<string, number[]>[] }[] }) => {
    const gradient = fixture.steps[1]!.adam_steps[0]!['q1.net.0.bias']!
    gradient[0] = gradient[0]! + 0.01
  })
  writeChanged('c.json', (fixture: { after: { tactor: Record<string, { data: number[] }> } }) => {
    const { data } = fixture.after.tactor['net.0.bias']!
    data[0] = data[0]! + 1e-4
  })
  expect(await parity.run([folder])).toBe(1)
  expect(lines[0]).toContain(' ok ')
  expect(lines[1]).toMatch(/NOT ok.*gradient \S+ at step 1, critics\.layer0\.bias/)
  expect(lines[2]).toMatch(/NOT ok.*displacement \S+ at targetActor\.layer0\.bias/)
  expect(lines[3]).toBe('1 of 3 fixtures ok on cpu.')
})

it('fails on a fixture without an adapter, and on what is no fixture', async () => {
  writeChanged('a.json', (fixture: { source: string }) => {
    fixture.source = 'nobody/nothing file.py'
  })
  writeFileSync(join(folder, 'b.json'), '{"name": "b"}')
  writeFileSync(join(folder, 'c.json'), 'not JSON')
  expect(await parity.run([folder])).toBe(1)
  expect(lines[0]).toContain('NOT ok  no adapter for "nobody/nothing file.py".')
  expect(lines[1]).toContain('NOT ok  no parity fixture: source')
  expect(lines[2]).toContain('NOT ok')
})

it('needs one folder with fixtures, and a backend that it knows', async () => {
  await expect(parity.run([])).rejects.toThrow('Name one folder')
  await expect(parity.run([folder])).rejects.toThrow('holds no fixtures')
  await expect(parity.run([folder, '--backend', 'gpu'])).rejects.toThrow('--backend must be one of cpu, wasm')
})
