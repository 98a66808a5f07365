import { beforeEach, describe, expect, it, vi } from 'vitest'
import { algorithms } from '../../core/algorithms/registry'
import { environmentDefinitions } from '../../core/environments/registry'
import { configurationRefusals } from '../strict/strict-configuration'
import { base } from '../sweep/testing'
import { describeCommand } from './describe'

let printed = ''
beforeEach(() => {
  printed = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => {
    printed += `${text}\n`
  })
})

describe('lab describe', () => {
  it('lists everything by its id', async () => {
    expect(await describeCommand.run([])).toBe(0)
    for (const { id } of [...algorithms, ...environmentDefinitions]) expect(printed).toContain(`  ${id} `)
  })

  it("gives a setting's range, default and the reference's value", async () => {
    expect(await describeCommand.run(['awac'])).toBe(0)
    expect(printed).toContain('lambda: a number from 0.01 to 20; default 1; may change while it trains')
    expect(printed).toContain('reference: 1 in CORL (0.1 on antmaze and adroit), 2 in rlkit')
    expect(printed).toMatch(/batchSize: a whole number from \d+ to 1024; .*a change begins the run anew/)
  })

  it.each([...algorithms.map(({ id, hyperparameters }) => [id, hyperparameters] as const)])(
    'gives every hyperparameter of %s as JSON',
    async (id, hyperparameters) => {
      expect(await describeCommand.run([id, '--json'])).toBe(0)
      const { settings } = JSON.parse(printed)
      expect(settings.place).toBe('algorithm.hyperparameters')
      const values = settings.settings.map((one: { name: string; default: unknown }) => [one.name, one.default])
      expect(values).toEqual(Object.entries(hyperparameters).map(([name, field]) => [name, field.default]))
    },
  )

  it('gives what an environment is made of', async () => {
    expect(await describeCommand.run(['pendulum', '--json'])).toBe(0)
    const { facts, settings } = JSON.parse(printed)
    expect(facts).toMatchObject({
      Gymnasium: 'Pendulum-v1',
      'time limit': '200 steps',
      actions: ['torque from -2 to 2 N m'],
    })
    for (const line of facts['datasets that it offers, as a configuration names them']) {
      const dataset = JSON.parse(line.slice(line.indexOf('{')))
      expect(configurationRefusals({ ...base, environment: { id: 'pendulum' }, dataset })).toEqual([])
    }
    expect(settings.settings[0]).toMatchObject({ minimum: expect.any(Number), maximum: expect.any(Number) })
  })

  it('prints a schema that names the draft it is of', async () => {
    expect(await describeCommand.run(['--schema', 'configuration'])).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' })
  })

  it.each([
    [['awca'], /There is no algorithm or environment "awca"; did you mean awac\?/],
    [['awac', 'cql'], /Name one algorithm or environment/],
    [['--schema', 'report'], /--schema must be configuration or sweep, not "report"/],
    [['awac', '--schema', 'sweep'], /name no algorithm/],
  ])('%j is refused with one sentence', async (argv, sentence) => {
    await expect(describeCommand.run(argv)).rejects.toThrow(sentence)
  })
})
