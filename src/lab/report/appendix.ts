import { DIP_DEFINITIONS } from '../../core/diagnostics/dip'
import type { Interval } from '../../core/statistics/bootstrap'
import { FEWEST_SEEDS } from '../../core/statistics/seeds'
import { flat } from '../flat'
import type { Group, Summary } from './groups'
import { type GroupOnline, LAST_EVALUATIONS, onlineFigures } from './online'
import type { Run } from './read-results'
import { table } from './tables'

/** Columns of the table of what became of each group after the switch, in the order of time. */
const COLUMNS: readonly [string, (online: GroupOnline) => Summary | null][] = [
  ['at the switch', (online) => online.atSwitch],
  ['lowest after it', (online) => online.lowest],
  ['dip', (online) => online.depth],
  ['steps to recover', (online) => online.stepsToRecover],
  ['in environment steps', (online) => online.environmentStepsToRecover],
  ['regret', (online) => online.areaLost],
  ['regret over environment steps', (online) => online.environmentAreaLost],
  [`final, mean of ${LAST_EVALUATIONS}`, (online) => online.final],
]

/** The table of online figures of one task; undefined where nothing went online. */
export function onlineTable(groups: readonly Group[]): string | undefined {
  const rows = onlineRows(groups)
  return rows.length === 0 ? undefined : table(['IQM [95 %]', 'seeds', ...COLUMNS.map(([name]) => name)], rows)
}

function onlineRows(groups: readonly Group[]): string[][] {
  return groups.flatMap(({ method, runs }) => {
    const online = onlineFigures(runs)
    if (!online) return []
    const cells = COLUMNS.map(([name, pick]) => {
      const text = withInterval(pick(online))
      return name === 'steps to recover' ? `${text} (${online.recovered} of ${runs.length} did)` : text
    })
    return [[method, String(runs.length), ...cells]]
  })
}

/** What the columns mean, word for word as they are computed. */
export function onlineDefinitions(groups: readonly Group[]): string[] {
  const fewest = Math.min(
    ...groups.flatMap(({ runs }) => onlineFigures(runs)?.seeds.map(({ evaluations }) => evaluations) ?? []),
  )
  const fewer = fewest < LAST_EVALUATIONS ? ` Some runs have only ${fewest} after the switch.` : ''
  return [
    `At the switch: ${DIP_DEFINITIONS.valueAtSwitch}`,
    `Lowest: ${DIP_DEFINITIONS.lowest}`,
    `Dip: ${DIP_DEFINITIONS.depth}`,
    `Steps to recover: ${DIP_DEFINITIONS.stepsToRecover} Over the seeds that did.`,
    `Regret: ${DIP_DEFINITIONS.areaLost}`,
    'In environment steps, regret over environment steps: the same two figures counted in steps of all copies of the environment since the switch, instead of gradient steps.',
    `Final: mean of the last ${LAST_EVALUATIONS} evaluations after the switch.${fewer}`,
  ]
}

/** Settings in which the groups differ, one row each; undefined where there is nothing to compare. */
export function differingSettings(groups: readonly Group[]): string | undefined {
  const all = groups.map(({ runs }) => settingsOf(runs[0]!))
  const places = [...new Set(all.flatMap((one) => [...one.keys()]))].filter((place) => {
    return new Set(all.map((one) => one.get(place) ?? '')).size > 1
  })
  if (groups.length < 2 || places.length === 0) return undefined
  const shared = places.filter((place) => all.every((one) => one.has(place)))
  const own = places.filter((place) => !shared.includes(place))
  return table(
    ['', ...groups.map(({ method }) => method)],
    [...shared, ...own].map((place) => [shortPlace(place), ...all.map((one) => one.get(place) ?? '–')]),
  )
}

/** Every setting of one group. */
export function fullSettings({ runs }: Group): string {
  return table(
    ['setting', 'value'],
    [...settingsOf(runs[0]!)].map(([place, value]) => [place, value]),
  )
}

function settingsOf({ configuration }: Run): Map<string, string> {
  const { seed: _, version: __, ...rest } = configuration as Run['configuration'] & { version?: number }
  const settings = flat(rest)
  // The file's name says which it is; where it lay says something about a machine.
  const path = settings.get('dataset.path')
  if (path !== undefined) settings.set('dataset.path', path.slice(path.lastIndexOf('/') + 1))
  return settings
}

function shortPlace(place: string): string {
  return place.replace('algorithm.hyperparameters.', '').replace('settings.', '').replace('dataset.recipe.', 'dataset.')
}

/** What made the results: versions, machine, time, data. */
export function provenanceTable(runs: readonly Run[]): string {
  const distinct = (pick: (run: Run) => string | number | null | undefined) => {
    const values = [...new Set(runs.map(pick).filter((value) => value !== null && value !== undefined))]
    return values.length === 0 ? 'not recorded' : values.join(', ')
  }
  const seconds = runs.reduce((sum, { seconds: own }) => sum + (own ?? 0), 0)
  return table(
    ['', ''],
    [
      ['playground', distinct(({ made }) => made?.playground)],
      ['commit', distinct(({ made }) => made?.commit)],
      ['engine', distinct(({ made, backend }) => `${backend}, tfjs ${made?.tfjs ?? '?'}, Node ${made?.node ?? '?'}`)],
      ['processor', distinct(({ made }) => made && `${made.processor}, ${made.cores} cores, ${made.platform}`)],
      ['time of all runs, each on one core', seconds === 0 ? 'not recorded' : `${Math.round(seconds)} s`],
      ['dataset (fingerprint of its rows)', distinct((run) => run.datasetFingerprint)],
    ],
  )
}

/** One table a task for an appendix; needs \usepackage{booktabs}. */
export function latexTables(byTask: ReadonlyMap<string, readonly Group[]>): string {
  const tables = [...byTask].flatMap(([task, groups]) => {
    const rows = onlineRows(groups)
    if (rows.length === 0) return []
    const head = ['', 'Seeds', ...COLUMNS.map(([name]) => name[0]!.toUpperCase() + name.slice(1))]
    return [
      [
        '\\begin{table}',
        '  \\centering\\small',
        `  \\caption{Returns after the switch to online training, ${latex(task)}: IQM over seeds${intervalsOf(groups)}.}`,
        `  \\begin{tabular}{l${'r'.repeat(head.length - 1)}}`,
        '    \\toprule',
        `    ${head.map(latex).join(' & ')} \\\\`,
        '    \\midrule',
        ...rows.map((row) => `    ${row.map(latex).join(' & ')} \\\\`),
        '    \\bottomrule',
        '  \\end{tabular}',
        '\\end{table}',
      ].join('\n'),
    ]
  })
  return `% Needs \\usepackage{booktabs}.\n${tables.join('\n\n')}\n`
}

/** What a caption may say of intervals: those of too few seeds are not there. */
function intervalsOf(groups: readonly Group[]): string {
  const shown = groups.filter(({ runs }) => onlineFigures(runs)?.atSwitch?.interval)
  if (shown.length === groups.length) return ' with 95\\,\\% intervals'
  return shown.length > 0
    ? ` with 95\\,\\% intervals where there are ${FEWEST_SEEDS} seeds or more`
    : `; fewer than ${FEWEST_SEEDS} seeds carry no interval`
}

function latex(text: string): string {
  return text
    .replace(/\\/g, '\\textbackslash{}')
    .replace(/[&%$#_{}]/g, (character) => `\\${character}`)
    .replace(/[~^]/g, (character) => `\\${character}{}`)
    .replace(/–/g, '--')
    .replace(/(^|[^\d\w])-(?=\d)/g, '$1$-$')
}

function withInterval(summary: Summary | null): string {
  if (!summary) return '–'
  return `${number(summary.iqm)}${between(summary.interval)}`
}

function between(interval: Interval | null): string {
  return interval ? ` [${number(interval.low)}, ${number(interval.high)}]` : ''
}

function number(value: number): string {
  return String(Number(value.toPrecision(4)))
}
