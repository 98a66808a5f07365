import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mistyped as configurations, hyper } from '../strict/testing'
import { base, tiny } from '../sweep/testing'
import { scenario } from './scenario'
import { sweep } from './sweep'
import { train } from './train'

const shipped = JSON.parse(await readFile('public/scenarios/unlearning.json', 'utf8'))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mistyped-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function given(content: unknown): Promise<string> {
  const path = join(folder, 'given.json')
  await writeFile(path, JSON.stringify(content))
  return path
}

/** What a command says of a file that it refuses; fails where it takes it, or leaves anything behind. */
async function refusal(command: { run(argv: string[]): Promise<number> }, content: unknown): Promise<string> {
  const out = join(folder, 'out')
  const argv = [await given(content), '--out', out]
  const message = await command.run(argv).then(
    () => '',
    (error: Error) => error.message,
  )
  expect(message).toMatch(/nothing was trained\./)
  await expect(readdir(out)).rejects.toThrow()
  return message
}

describe('lab train refuses', () => {
  it.each(configurations)('%s', async (_, content, sentence) => {
    expect(await refusal(train, content)).toMatch(sentence)
  })

  it('all mistakes at once, one a line', async () => {
    const message = await refusal(train, { ...hyper({ lamda: 1, batchSize: 4096 }), sed: 3 })
    expect(message.split('\n')).toHaveLength(4)
    expect(message).toContain('has 3 mistakes')
  })

  it('as a process: exit code 1, the sentence on standard error, nothing written', async () => {
    execFileSync(process.execPath, ['src/setup/lab.mjs', '--help'])
    const program = 'node_modules/.cache/lab/main.mjs'
    const out = join(folder, 'process')
    const path = await given(hyper({ lamda: 1 }))
    const { status, stderr } = spawnSync(process.execPath, [program, 'train', path, '--out', out], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('did you mean lambda?') })
    await expect(readdir(out)).rejects.toThrow()
  }, 60_000)
})

const axes = (change: object) => ({ ...tiny, axes: change })

describe('lab sweep refuses', () => {
  it.each(configurations.filter(([name]) => name !== 'no configuration'))(
    'a base with %s',
    async (_, content, sentence) => {
      const message = await refusal(sweep, { ...tiny, base: content, axes: {} })
      expect(message).toMatch(sentence)
      expect(message).toContain('  base.')
    },
  )

  it.each([
    [
      'axes that name nothing',
      axes({ 'algorithm.hyperparams.lambda': [0.3, 3], 'environment.parms.mass': [1, 2] }),
      /axes\["algorithm\.hyperparams\.lambda"\]: .* did you mean hyperparameters\?/,
    ],
    [
      'the second of them too',
      axes({ 'algorithm.hyperparams.lambda': [0.3, 3], 'environment.parms.mass': [1, 2] }),
      /axes\["environment\.parms\.mass"\]: .* did you mean parameters\?/,
    ],
    [
      'a misspelt setting',
      axes({ 'settings.onlineStep': [1, 2] }),
      /axes\["settings\.onlineStep"\]: .* did you mean onlineSteps\?/,
    ],
    ['a misspelt part', axes({ 'setings.onlineSteps': [1, 2] }), /an axis is named after the place that it varies/],
    [
      'a misspelt hyperparameter inside an axis of algorithms',
      axes({ algorithm: [{ id: 'awac', hyperparameters: { lamda: 1 } }, { id: 'cal-ql' }] }),
      /axes\["algorithm"\]\.hyperparameters\.lamda: with awac, lamda = 1, .* did you mean lambda\?/,
    ],
    [
      'text for a number',
      axes({ 'algorithm.hyperparameters.lambda': ['0.3', 1] }),
      /with lambda = 0\.3, is "0\.3"; it must be a number/,
    ],
    ['a value that is there twice', axes({ 'algorithm.hyperparameters.lambda': [1, 3, 1] }), /has the value 1 twice/],
    [
      'an axis that changes nothing',
      axes({ 'environment.parameters': [{}, { mass: 1 }] }),
      /axes\["environment\.parameters"\]: changes nothing: all its 2 values come to the same runs/,
    ],
    [
      'an axis that another one overwrites',
      axes({ 'algorithm.hyperparameters.lambda': [0.3, 3], algorithm: [{ id: 'awac' }, { id: 'cal-ql' }] }),
      /lambda"\]: is overwritten by the axis algorithm, which comes later: put algorithm first/,
    ],
    [
      'an axis that no run reads',
      {
        ...axes({ 'settings.offlineSteps': [1, 2] }),
        base: { ...base, environment: { id: 'point-robot' }, dataset: null, algorithm: { id: 'pearl' } },
      },
      /changes nothing|environment\.id/,
    ],
    ['an unknown key', { ...tiny, axis: {} }, /axis: there is no entry "axis"; did you mean axes\?/],
  ])('%s', async (_, content, sentence) => {
    expect(await refusal(sweep, content)).toMatch(sentence)
  })
})

describe('lab scenario refuses', () => {
  const [first, ...others] = shipped.methods
  it.each([
    ['an unknown key', { ...shipped, claim: [] }, /claim: there is no entry "claim"; did you mean claims\?/],
    [
      'a misspelt hyperparameter for all',
      { ...shipped, hyperparameters: { discont: 0.9 } },
      /hyperparameters\.discont: .* did you mean discount\?/,
    ],
    [
      'a value for all out of range',
      { ...shipped, hyperparameters: { discount: 2 } },
      /hyperparameters\.discount: is 2; it must be a number from/,
    ],
    [
      'a misspelt setting',
      { ...shipped, settings: { onlineStep: 1 } },
      /settings\.onlineStep: .* did you mean onlineSteps\?/,
    ],
    [
      'a misspelt hyperparameter of one method',
      { ...shipped, methods: [{ ...first, hyperparameters: { regulariserWeigth: 4 } }, ...others] },
      /methods\[0\]\.hyperparameters\.regulariserWeigth: .* did you mean regulariserWeight\?/,
    ],
    [
      'an algorithm that there is not',
      { ...shipped, methods: [{ ...first, algorithm: 'cqll' }, ...others] },
      /methods\[0\]\.algorithm: .* did you mean cql\?/,
    ],
    [
      'a parameter that there is not',
      { ...shipped, environment: { id: 'bridge', parameters: { fallRewrd: 2 } } },
      /environment\.parameters\.fallRewrd: .* did you mean fallReward\?/,
    ],
    [
      'a misspelt behaviour policy',
      { ...shipped, dataset: { ...shipped.dataset, shares: { narow: 1 } } },
      /dataset\.shares\.narow: .* did you mean narrow\?/,
    ],
    [
      'a metric that no method has',
      { ...shipped, metrics: ['qPolicy', 'qDta'] },
      /metrics: .* "qDta"; did you mean qData\?/,
    ],
    [
      'a curve that is not kept',
      { ...shipped, claims: [{ ...shipped.claims[0], of: { ...shipped.claims[0].of, curve: 'goalRat' } }] },
      /the claim cql-has-learnt: .* did you mean goalRate\?/,
    ],
    [
      'a slider of nothing',
      {
        ...shipped,
        sliders: [{ ...shipped.sliders[0], name: 'fallRewrd' }],
        try: shipped.try.slice(1, 1).concat({ text: shipped.title }),
      },
      /sliders\[0\]\.name: .* did you mean fallReward\?/,
    ],
  ])('%s', async (_, content, sentence) => {
    expect(await refusal(scenario, content)).toMatch(sentence)
  })

  it('none of those that are shipped', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const { strictScenario } = await import('../strict/strict-scenario')
    const names = (await readdir('public/scenarios')).filter((name) => name.endsWith('.json'))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const content = JSON.parse(await readFile(join('public/scenarios', name), 'utf8'))
      expect(strictScenario(content, name).id).toBe(name.replace('.json', ''))
    }
  })
})
