import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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

const { algorithm, settings, dataset } = base
const hyper = (values: object) => ({ ...base, algorithm: { ...algorithm, hyperparameters: values } })
const recipe = (change: object) => ({ ...base, dataset: { ...dataset, recipe: { ...dataset.recipe, ...change } } })

const configurations: [string, object, RegExp][] = [
  [
    'a misspelt hyperparameter',
    hyper({ lamda: 1 }),
    /algorithm\.hyperparameters\.lamda: .* did you mean lambda\? allowed: lambda, weights/,
  ],
  [
    'a number as text',
    hyper({ lambda: '0.3' }),
    /hyperparameters\.lambda: is "0\.3"; it must be a number from 0\.01 to 20/,
  ],
  [
    'a batch that is too large',
    hyper({ batchSize: 4096 }),
    /batchSize: is 4096; it must be a whole number from \d+ to 1024/,
  ],
  [
    'a part of a whole number',
    { ...base, settings: { ...settings, offlineSteps: 20.5 } },
    /settings\.offlineSteps: is 20\.5; it must be a whole number from 0 to 1000000/,
  ],
  ['null for a number', hyper({ lambda: null }), /lambda: is null; it must be a number/],
  [
    'a choice that there is not',
    hyper({ weights: 'exp' }),
    /weights: is "exp"; it must be one of exponential, softmax/,
  ],
  [
    'text for a switch',
    { ...base, settings: { normaliseObservations: 'no' } },
    /normaliseObservations: is "no"; it must be true or false/,
  ],
  [
    'an unknown key at the top',
    { ...base, enviroment: {} },
    /enviroment: there is no entry "enviroment"; did you mean environment\?/,
  ],
  [
    'one in the environment',
    { ...base, environment: { id: 'pendulum', parms: { mass: 2 } } },
    /environment\.parms: .* did you mean parameters\?/,
  ],
  [
    'one in the algorithm',
    { ...base, algorithm: { ...algorithm, hyperparams: {} } },
    /algorithm\.hyperparams: .* did you mean hyperparameters\?/,
  ],
  ['one in the dataset', { ...base, dataset: { ...dataset, pth: 'x' } }, /dataset\.pth: there is no entry "pth"/],
  ['one in the recipe', recipe({ transition: 5 }), /dataset\.recipe\.transition: .* did you mean transitions\?/],
  [
    'a behaviour policy that there is not',
    recipe({ shares: { meduim: 1 } }),
    /shares\.meduim: .* did you mean medium\?/,
  ],
  [
    'a recipe that is too large',
    recipe({ transitions: 1e6 }),
    /recipe\.transitions: is 1000000; it must be a whole number from 1 to 100000/,
  ],
  [
    'an operation that there is not',
    { ...base, dataset: { ...dataset, operations: [{ kind: 'keep-bst', share: 1 }] } },
    /operations\[0\]\.kind: .* did you mean keep-best\?/,
  ],
  [
    'a share beyond 1',
    { ...base, dataset: { ...dataset, operations: [{ kind: 'keep-best', share: 2 }] } },
    /operations\[0\]\.share: is 2; it must be a number from 0 to 1/,
  ],
  [
    'an environment that there is not',
    { ...base, environment: { id: 'pendulm' } },
    /environment\.id: .* did you mean pendulum\?/,
  ],
  [
    'a parameter that there is not',
    { ...base, environment: { id: 'pendulum', parameters: { mas: 1 } } },
    /environment\.parameters\.mas: .* did you mean mass\?/,
  ],
  [
    'a parameter out of its range',
    { ...base, environment: { id: 'pendulum', parameters: { mass: -1 } } },
    /environment\.parameters\.mass: is -1; it must be a number from/,
  ],
  [
    'an algorithm that there is not',
    { ...base, algorithm: { id: 'calql' } },
    /algorithm\.id: there is no algorithm "calql"; did you mean cal-ql\?/,
  ],
  [
    'a setting among hyperparameters',
    hyper({ offlineSteps: 10 }),
    /offlineSteps is a setting of the run: it belongs into settings/,
  ],
  ['a hyperparameter among settings', { ...base, settings: { lambda: 1 } }, /lambda is a hyperparameter of AWAC/],
  ['the hyperparameter of another algorithm', hyper({ expectile: 0.9 }), /expectile is one of .*IQL/],
  ['a seed as text', { ...base, seed: '1' }, /seed: is "1"; it must be a whole number from 0 to 2147483647/],
  ['no dataset', { ...base, dataset: null }, /dataset: is missing: AWAC needs a recipe or a file/],
  ['no configuration', [], /its top: is \[\]; it must be an object with version, environment, dataset, algorithm/],
  [
    'parameters of a family of tasks',
    { ...base, dataset: null, environment: { id: 'point-robot', parameters: { mass: 1 } }, algorithm: { id: 'pearl' } },
    /environment\.(parameters\.mass|id)/,
  ],
]

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
