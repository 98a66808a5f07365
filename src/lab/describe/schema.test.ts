import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { algorithms } from '../../core/algorithms/registry'
import { environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import { configurationRefusals } from '../strict/strict-configuration'
import { strictSweep } from '../strict/strict-sweep'
import { hyper, mistyped } from '../strict/testing'
import { completeConfiguration } from '../sweep/complete-configuration'
import { base, tiny } from '../sweep/testing'
import { configurationSchema, sweepSchema } from './configuration-schema'
import { schemaProblems } from './testing'

const configuration = configurationSchema()
const sweep = sweepSchema()
const shipped = async (name: string) => JSON.parse(await readFile(`public/examples/${name}`, 'utf8'))

describe('the schema of a configuration', () => {
  it.each(algorithms.map(({ id, training }) => [id, training]))(
    'takes %s with all its settings, as the lab does',
    (id, training) => {
      const given =
        training === 'meta'
          ? { ...base, dataset: null, environment: { id: taskFamilies[0]!.id }, algorithm: { id } }
          : { ...base, algorithm: { id } }
      const complete = completeConfiguration(given)
      expect(configurationRefusals(complete)).toEqual([])
      expect(schemaProblems(configuration, complete)).toEqual([])
    },
  )

  it('takes the example that is shipped, and where an editor finds the schema', async () => {
    const example = { $schema: './configuration.schema.json', ...(await shipped('awac-pendulum.json')) }
    expect(schemaProblems(configuration, example)).toEqual([])
    expect(configurationRefusals(example)).toEqual([])
  })

  it('takes surgery and a choice of columns', () => {
    const operations = [{ kind: 'keep-best', share: 0.5 }]
    const mapping = { observations: ['a', 'b'], terminals: null }
    const given = { ...base, environment: null, dataset: { kind: 'file', path: 'x.csv', mapping, operations } }
    expect(schemaProblems(configuration, given)).toEqual([])
    expect(configurationRefusals(given)).toEqual([])
  })

  it.each(mistyped)('refuses %s, as the lab does', (_, content) => {
    expect(schemaProblems(configuration, content)).not.toEqual([])
  })

  it('names the place of a mistake', () => {
    expect(schemaProblems(configuration, hyper({ lamda: 1 }))).toEqual([
      '#/algorithm/hyperparameters: additionalProperties lamda',
    ])
    expect(schemaProblems(configuration, hyper({ lambda: 21 }))).toEqual([
      '#/algorithm/hyperparameters/lambda: maximum',
    ])
  })
})

describe('the schema of a sweep', () => {
  it('takes what the lab takes', async () => {
    for (const given of [tiny, await shipped('sweep-pendulum.json'), { $schema: 'x', ...tiny }]) {
      expect(schemaProblems(sweep, given)).toEqual([])
      expect(strictSweep(given, 'given').seeds).toBeGreaterThan(0)
    }
    const axes = { 'environment.id': environmentDefinitions.map(({ id }) => id), dataset: [base.dataset] }
    expect(schemaProblems(sweep, { ...tiny, axes })).toEqual([])
  })

  it.each([
    ['a misspelt place', { 'setings.onlineSteps': [1] }, '#/axes: propertyNames setings.onlineSteps'],
    ['a value out of range', { 'settings.copies': [1, 17] }, '#/axes/settings.copies/1: maximum'],
    ['an algorithm that there is not', { 'algorithm.id': ['awac', 'cqll'] }, '#/axes/algorithm.id/1: enum'],
    [
      'a misspelt hyperparameter',
      { algorithm: [{ id: 'awac', hyperparameters: { lamda: 1 } }] },
      '#/axes/algorithm/0/hyperparameters: additionalProperties lamda',
    ],
    ['no values', { 'settings.copies': [] }, '#/axes/settings.copies: minItems'],
  ])('refuses %s', (_, axes, problem) => {
    expect(schemaProblems(sweep, { ...tiny, axes })).toEqual([problem])
  })
})
