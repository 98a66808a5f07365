import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { RandomStream } from '../../core/random/random-stream'
import { coverageOf, INTERVALS, type IntervalKind, SPREADS, type Spread } from '../../core/statistics/coverage'
import type { Command } from '../command'
import { wholeNumber } from '../whole-number'

const SEEDS = [3, 5, 10]
const SEED = 20_261

const usage = `lab coverage [--trials N] [--into FILE]

  --trials N   simulated sets of seeds for each entry (default 2000)
  --into FILE  puts the table between the marks of a Markdown file, as in docs/statistics.md

Simulates how often the 95 % intervals of the page and the report hold the true value, and prints a table.`

export const coverage: Command = {
  name: 'coverage',
  summary: 'Simulate how often the intervals that are shown hold the true value.',
  usage,

  async run(argv) {
    const { values } = parseArgs({
      args: argv,
      options: { trials: { type: 'string', default: '2000' }, into: { type: 'string' } },
    })
    const table = coverageTable(wholeNumber('--trials', values.trials, 1))
    if (values.into === undefined) console.log(table)
    else await writeFile(values.into, between(await readFile(values.into, 'utf8'), table))
    return 0
  },
}

/** A row for each kind of interval and spread, a column for each number of seeds: share that held the truth, mean width. */
export function coverageTable(trials: number): string {
  const rows = (Object.keys(INTERVALS) as IntervalKind[]).flatMap((kind) =>
    (Object.keys(SPREADS) as Spread[]).map((spread) => {
      const entries = SEEDS.map((seeds) => {
        const simulated = coverageOf(kind, spread, seeds, trials, RandomStream.fromSeed(SEED))
        return simulated ? `${(100 * simulated.covered).toFixed(1)} % (${simulated.width.toPrecision(2)})` : 'none'
      })
      return `| ${[kind, spread, ...entries].join(' | ')} |`
    }),
  )
  return [
    `| interval | returns | ${SEEDS.map((seeds) => `${seeds} seeds`).join(' | ')} |`,
    `|---|---|${SEEDS.map(() => '---').join('|')}|`,
    ...rows,
  ].join('\n')
}

const BEGIN = '<!-- made by: npm run lab -- coverage -->'
const END = '<!-- end -->'

function between(text: string, table: string): string {
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (before < 0 || after < before) throw new Error(`The file has no place for the table: "${BEGIN}" and "${END}".`)
  return `${text.slice(0, before + BEGIN.length)}\n${table}\n${text.slice(after)}`
}
