import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { RandomStream } from '../../core/random/random-stream'
import { coverageOf, INTERVALS, type IntervalKind, SPREADS, type Spread } from '../../core/statistics/coverage'
import type { Command } from '../command'
import { writeInOnePiece } from '../disk'
import { Output, outputOptions } from '../output'
import { wholeNumber } from '../whole-number'

const SEEDS = [3, 5, 10]
const SEED = 20_261

const usage = `lab coverage [--trials N] [--into FILE] [--quiet] [--json]

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
      options: { trials: { type: 'string', default: '2000' }, into: { type: 'string' }, ...outputOptions },
    })
    const output = new Output(values)
    const simulated = simulate(wholeNumber('--trials', values.trials, 1))
    const table = tableOf(simulated)
    output.result(simulated)
    if (values.into === undefined) output.say(table)
    else await writeInOnePiece(values.into, between(await readFile(values.into, 'utf8'), table))
    return 0
  },
}

interface Simulated {
  readonly interval: IntervalKind
  readonly returns: Spread
  readonly seeds: number
  /** Share of intervals that held the truth, and their mean width; null where so few seeds give none. */
  readonly found: { readonly covered: number; readonly width: number } | null
}

function simulate(trials: number): Simulated[] {
  return (Object.keys(INTERVALS) as IntervalKind[]).flatMap((interval) =>
    (Object.keys(SPREADS) as Spread[]).flatMap((returns) =>
      SEEDS.map((seeds) => {
        const found = coverageOf(interval, returns, seeds, trials, RandomStream.fromSeed(SEED)) ?? null
        return { interval, returns, seeds, found }
      }),
    ),
  )
}

/** A row for each kind of interval and spread, a column for each number of seeds: share that held the truth, mean width. */
function tableOf(simulated: readonly Simulated[]): string {
  const shown = ({ found }: Simulated) =>
    found ? `${(100 * found.covered).toFixed(1)} % (${found.width.toPrecision(2)})` : 'none'
  const rows = simulated
    .filter(({ seeds }) => seeds === SEEDS[0])
    .map(({ interval, returns }) => {
      const own = simulated.filter((one) => one.interval === interval && one.returns === returns)
      return `| ${[interval, returns, ...own.map(shown)].join(' | ')} |`
    })
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
