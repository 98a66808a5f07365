import { parseArgs } from 'node:util'
import type { Command } from '../command'
import { configurationSchema, sweepSchema } from '../describe/configuration-schema'
import { type Description, everyDescription, type SettingDescription } from '../describe/descriptions'
import { Output, outputOptions } from '../output'
import { unknownName } from '../strict/refusal'

const schemas = { configuration: configurationSchema, sweep: sweepSchema }
const schemaNames = Object.keys(schemas)

const usage = `lab describe [ALGORITHM | ENVIRONMENT | settings] [--quiet] [--json] | --schema ${schemaNames.join('|')}

  ALGORITHM, ENVIRONMENT  by id, also a task family: every setting with its range, default and the reference's value
  settings        those of the run itself; without any name a list of all that there is
  --quiet         prints nothing: the exit code says whether there is such a name
  --json          the same as JSON
  --schema NAME   prints the JSON Schema (draft 7) of such a file. Editors complete and check with it:
                    lab describe --schema configuration > configuration.schema.json
                  and "$schema": "./configuration.schema.json" as the first entry of the configuration

Exit code 0: described; 1: there is no such name.`

export const describeCommand: Command = {
  name: 'describe',
  summary: 'Print every setting of an algorithm or an environment, or the JSON Schema of a configuration.',
  usage,

  async run(argv) {
    const { name, output, schema } = parse(argv)
    if (schema) {
      output.say(JSON.stringify(schema(), null, 2))
      output.result(schema())
      return 0
    }
    const all = everyDescription()
    if (name === undefined) {
      output.say(listOf(all))
      output.result(all.map(({ kind, id, label, summary }) => ({ kind, id, label, summary })))
      return 0
    }
    const found = all.find(({ id }) => id === name)
    if (!found) {
      const names = all.map(({ id }) => id)
      throw new Error(`${capital(unknownName('algorithm or environment', name, names))}.`)
    }
    output.say(textOf(found))
    output.result(found)
    return 0
  },
}

function listOf(all: readonly Description[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  const sections = kinds.map((kind) => {
    const lines = all.filter((one) => one.kind === kind).map(({ id, label }) => `  ${id.padEnd(24)}${label}`)
    return [kind, ...lines].join('\n')
  })
  return [...sections, 'lab describe NAME says more of each.'].join('\n\n')
}

function textOf({ label, id, kind, summary, facts, settings }: Description): string {
  const factLines = Object.entries(facts).flatMap(([name, fact]) => {
    return typeof fact === 'string' ? [`${name}: ${fact}`] : [`${name}:`, ...fact.map((line) => `  ${line}`)]
  })
  const ofSettings = settings.settings.flatMap(settingLines)
  return [
    `${label} (${kind === id ? kind : `${kind} ${id}`})`,
    summary,
    '',
    ...factLines,
    '',
    ofSettings.length === 0 ? `${settings.place}: none` : `${settings.place}:`,
    ...ofSettings,
    ...(ofSettings.length > 0
      ? ['', 'Where no reference is named, its default is the same, or it has no such setting.']
      : []),
  ].join('\n')
}

function settingLines(setting: SettingDescription): string[] {
  const { name, label, range, unit, choices = [], reference, change, explanation } = setting
  const live = change === 'live' ? 'may change while it trains' : 'a change begins the run anew'
  return [
    `  ${name}: ${range}${unit === undefined ? '' : ` (${unit})`}; default ${setting.default}; ${live}`,
    `      ${label}. ${explanation}`,
    ...choices.map((choice) => `      ${choice.value}: ${choice.explanation}`),
    ...(reference === null ? [] : [`      reference: ${reference}`]),
  ]
}

function capital(sentence: string): string {
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}`
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { schema: { type: 'string' }, ...outputOptions },
  })
  if (positionals.length > 1) throw new Error(`Name one algorithm or environment.\nUsage: ${usage}`)
  const [name] = positionals
  const { schema } = values
  const output = new Output(values)
  if (schema === undefined) return { name, output, schema: undefined }
  if (name !== undefined) throw new Error('--schema is of a whole file: name no algorithm or environment beside it.')
  if (!Object.hasOwn(schemas, schema)) throw new Error(`--schema must be ${schemaNames.join(' or ')}, not "${schema}".`)
  return { name, output, schema: schemas[schema as keyof typeof schemas] }
}
