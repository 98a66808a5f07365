import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatasetFacts } from '../../core/data/dataset'
import { type Dataset, DatasetError } from '../../core/data/dataset'
import { datasetFacts } from '../../core/data/dataset-facts'
import { fittingEnvironments } from '../../core/data/fitting-environments'
import { inEnglish } from '../../core/said/said'
import type { Command } from '../command'
import { readFileDataset } from '../read-file-dataset'

export const inspect: Command = {
  name: 'inspect',
  summary: 'Print what dataset files hold: episodes, transitions, sizes, returns.',
  usage: 'lab inspect FILE... [--json]',

  /** Resolves to the exit code: 1 if any file cannot be used. */
  async run(argv: string[]): Promise<number> {
    const parsed = parse(argv)
    if (typeof parsed === 'string') {
      console.error(`${parsed}\nUsage: ${inspect.usage}`)
      return 1
    }
    const results: (DatasetFacts & { file: string })[] = []
    for (const path of parsed.files) {
      try {
        const dataset = await readFileDataset(path)
        const facts = datasetFacts(dataset)
        results.push({ ...facts, file: path })
        if (!parsed.json) console.log(describeDataset(path, facts, dataset))
        for (const warning of [...dataset.warnings, ...fittingEnvironments(dataset).warnings]) {
          console.error(`${basename(path)}: warning: ${inEnglish(warning)}`)
        }
      } catch (error) {
        console.error(messageOf(path, error))
      }
    }
    if (parsed.json) console.log(JSON.stringify(results, null, 1))
    return results.length === parsed.files.length ? 0 : 1
  },
}

function parse(argv: string[]): { files: string[]; json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    return positionals.length > 0 ? { files: positionals, json: values.json } : 'Name at least one file.'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function messageOf(path: string, error: unknown): string {
  if (error instanceof DatasetError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `${path}: there is no such file.`
  if (code === 'EACCES') return `${path}: this file may not be read.`
  return `${path}: ${error instanceof Error ? error.message : String(error)}`
}

function describeDataset(path: string, facts: DatasetFacts, dataset: Dataset): string {
  const number = (value: number) => Number(value.toPrecision(6)).toLocaleString('en-GB', { maximumFractionDigits: 4 })
  // Not Math.min(...returns): a million episodes are too many arguments.
  const least = facts.returns.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const greatest = facts.returns.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const lines = [
    `${path}`,
    `  ${number(facts.transitions)} transitions in ${number(facts.episodes)} episodes (${number(facts.terminals)} terminal, ${number(facts.timeouts)} cut off)`,
    `  observations of ${facts.observationSize} numbers, mean ${facts.observationMean.map(number).join(', ')}`,
    `  actions of ${facts.actionSize} numbers`,
    `  returns from ${number(least)} to ${number(greatest)}, rewards add up to ${number(facts.rewardSum)}`,
    ...dataset.assumptions.map((assumption) => `  assumed: ${inEnglish(assumption)}`),
  ]
  return lines.join('\n')
}
