import { base } from '../sweep/testing'

const { algorithm, settings, dataset } = base
export const hyper = (values: object) => ({ ...base, algorithm: { ...algorithm, hyperparameters: values } })
const recipe = (change: object) => ({ ...base, dataset: { ...dataset, recipe: { ...dataset.recipe, ...change } } })

/** What is wrong with a configuration, the configuration, and what the lab says of it. */
export const mistyped: [string, object, RegExp][] = [
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
  ['a setting at the top', { ...base, offlineSteps: 10 }, /offlineSteps: .* it belongs into settings/],
  [
    'a hyperparameter at the top',
    { ...base, lambda: 1 },
    /lambda: .* of AWAC.* belongs into algorithm\.hyperparameters/,
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
