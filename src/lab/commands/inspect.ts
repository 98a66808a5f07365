import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatasetFacts } from '../../core/data/dataset'
import { type Dataset, DatasetError } from '../../core/data/dataset'
import { datasetFacts } from '../../core/data/dataset-facts'
import { type FittingEnvironments, fittingEnvironments } from '../../core/data/fitting-environments'
import { severalRoles, singleRoles } from '../../core/data/formats/column-roles'
import { checkMapping } from '../../core/data/formats/mapping'
import { checkPart } from '../../core/data/formats/part'
import type { ReadOptions } from '../../core/data/formats/read-dataset'
import { inEnglish } from '../../core/messages/message'
import type { Command } from '../command'
import { Output, outputOptions } from '../output'
import { readFileDataset } from '../read-file-dataset'
import { readJson } from '../read-json'
import { toldLines } from '../told-lines'

const usage = `lab inspect FILE... [--quiet] [--json] [--columns MAPPING.json] [--observations NAME,NAME ...]
            [--part first|even] [--transitions N]

  FILE               a dataset file, or a folder of them (Minari, LeRobot)
  --quiet            only warnings, errors and the exit code
  --json             facts, assumptions, warnings and what was not used, as one JSON array
  --columns FILE     which columns are what, as "mapping" of a configuration's dataset has it; what is left out is guessed
  --observations, --actions, --nextObservations NAME,NAME,...
  --rewards, --terminals, --timeouts, --episode, --masks, --ends, --starts NAME
                     the same for one role; "none" for no column
  --wholeNumbers continuous
                     whole numbers in the actions are amounts, not choices
  --part first|even  only a part of whole episodes: the first ones, or as many spread evenly over the file
  --transitions N    of about so many transitions (default 1000000)

Exit code 0: every file can be used; 1: one cannot.`

export const inspect: Command = {
  name: 'inspect',
  summary: 'Print what dataset files hold: episodes, transitions, sizes, returns.',
  usage,

  /** Resolves to the exit code: 1 if any file cannot be used. */
  async run(argv: string[]): Promise<number> {
    const parsed = await parse(argv)
    if (typeof parsed === 'string') {
      console.error(`${parsed}\nUsage: ${inspect.usage}`)
      return 1
    }
    const { output } = parsed
    const results: unknown[] = []
    for (const path of parsed.files) {
      try {
        const dataset = await readFileDataset(path, parsed.choices)
        const facts = datasetFacts(dataset)
        const fitting = fittingEnvironments(dataset)
        const warnings = [...dataset.warnings, ...fitting.warnings]
        const { assumptions, unused = [] } = dataset
        results.push({
          ...facts,
          file: path,
          notUsed: unused,
          assumptions: assumptions.map(inEnglish),
          warnings: warnings.map(inEnglish),
          environment: fitting.ids[0] ?? null,
          worlds: fitting.worlds,
          orders: fitting.orders,
        })
        output.say(describeDataset(path, facts, dataset, fitting))
        for (const warning of warnings) output.warn(`${basename(path)}: warning: ${inEnglish(warning)}`)
      } catch (error) {
        output.warn(messageOf(path, error))
      }
    }
    output.result(results)
    return results.length === parsed.files.length ? 0 : 1
  },
}

interface Arguments {
  readonly files: string[]
  readonly output: Output
  readonly choices: Pick<ReadOptions, 'mapping' | 'part'>
}

interface Shown {
  readonly json: boolean
  readonly quiet: boolean
}

interface Chosen {
  readonly columns?: string
  readonly part?: string
  readonly transitions?: string
}

async function parse(argv: string[]): Promise<Arguments | string> {
  const text = { type: 'string' } as const
  const roles = Object.fromEntries([...severalRoles, ...singleRoles, 'wholeNumbers'].map((role) => [role, text]))
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { ...outputOptions, columns: text, part: text, transitions: text, ...roles },
    })
    if (positionals.length === 0) return 'Name at least one file.'
    const { json, quiet, columns, part, transitions, ...rest } = values as Shown & Chosen
    const byRole = rest as Record<string, string>
    const named = Object.entries(byRole).map(([role, given]) => [role, columnsOf(role, given)])
    const given = { ...(columns ? ((await readJson(columns)) as object) : {}), ...Object.fromEntries(named) }
    if (transitions !== undefined && part === undefined) return '--transitions goes with --part first or --part even.'
    const choices = {
      ...(Object.keys(given).length > 0 ? { mapping: checkMapping(given) } : {}),
      ...(part === undefined ? {} : { part: checkPart({ episodes: part, transitions: Number(transitions ?? 1e6) }) }),
    }
    return { files: positionals, output: new Output({ json, quiet }), choices }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function columnsOf(role: string, given: string): string | string[] | null {
  if (severalRoles.some((several) => several === role)) return given === 'none' ? [] : given.split(',')
  return given === 'none' ? null : given
}

function messageOf(path: string, error: unknown): string {
  if (error instanceof DatasetError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `${path}: there is no such file.`
  if (code === 'EACCES') return `${path}: this file may not be read.`
  return `${path}: ${error instanceof Error ? error.message : String(error)}`
}

function describeDataset(
  path: string,
  facts: DatasetFacts,
  dataset: Dataset,
  { ids, worlds }: FittingEnvironments,
): string {
  const number = (value: number) => Number(value.toPrecision(6)).toLocaleString('en-GB', { maximumFractionDigits: 4 })
  // Not Math.min(...returns): a million episodes are too many arguments.
  const least = facts.returns.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const greatest = facts.returns.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const lines = [
    `${path}`,
    `  ${number(facts.transitions)} transitions in ${number(facts.episodes)} episodes (${number(facts.terminals)} terminal, ${number(facts.timeouts)} cut off)`,
    `  observations of ${facts.observationSize} numbers, mean ${shortened(facts.observationMean.map(number))}`,
    `  actions of ${facts.actionSize} numbers`,
    `  returns from ${number(least)} to ${number(greatest)}, rewards add up to ${number(facts.rewardSum)}`,
    ...worlds.map(
      ({ id, parameters, share, rows, error }) =>
        `  ${id} ${JSON.stringify(parameters)}: ${(100 * share).toFixed(1)} % of ${number(rows)} rows replayed agree, one-step error ${error.toPrecision(2)}`,
    ),
    `  environment: ${ids[0] ?? 'none'}`,
    ...toldLines({ ...dataset, warnings: [] }).map((line) => `  ${line}`),
  ]
  return lines.join('\n')
}

const mostShown = 32

function shortened(numbers: readonly string[]): string {
  const more = numbers.length - mostShown
  return more > 0 ? `${numbers.slice(0, mostShown).join(', ')} and ${more} more` : numbers.join(', ')
}
