import { RandomStream } from '../../core/random/random-stream'
import { type AggregatedCurve, aggregateCurves, type Curve } from '../../core/statistics/seed-curves'
import { type Group, SEED } from './groups'
import { enclosingTicks } from './ticks'

/** Palette of the page (Okabe and Ito, tuned for contrast on white), with dashes as a second cue. */
const LOOKS = [
  { colour: '#0067a5', dash: '' },
  { colour: '#c24a00', dash: '9 3' },
  { colour: '#00755a', dash: '3 3' },
  { colour: '#a34d86', dash: '9 3 2 3' },
] as const
/** More bands over each other cannot be told apart. */
const MOST_PER_FIGURE = LOOKS.length
const LONGEST_TITLE = 76
const LONGEST_LABEL = 95
const WIDTH = 760
const PLOT = { left: 76, right: 728, top: 48, bottom: 368 }
const LEGEND_LINE = 22

interface Drawn {
  readonly label: string
  readonly border: number | null
  readonly seeds: readonly Curve[]
  readonly whole: AggregatedCurve
}

/** Figures (SVG) of the groups of one task: thin lines are seeds, thick ones their IQM, bands its 95 % interval. */
export function learningCurves(task: string, groups: readonly Group[]): string[] {
  const drawn = groups.map(drawnGroup).filter(({ seeds }) => seeds.some(({ steps }) => steps.length > 0))
  if (drawn.length === 0) return []
  const values = drawn.flatMap(({ seeds }) => seeds.flatMap((seed) => Array.from(seed.values)))
  const steps = drawn.flatMap(({ whole }) => Array.from(whole.steps))
  // One range for all figures of a task, so that they can be compared.
  const ranges = {
    x: enclosingTicks(
      0,
      steps.reduce((most, step) => Math.max(most, step), 0),
      6,
    ),
    y: enclosingTicks(
      values.reduce((a, b) => Math.min(a, b)),
      values.reduce((a, b) => Math.max(a, b)),
      6,
    ),
  }
  const pages = Array.from({ length: Math.ceil(drawn.length / MOST_PER_FIGURE) }, (_, page) =>
    drawn.slice(page * MOST_PER_FIGURE, (page + 1) * MOST_PER_FIGURE),
  )
  return pages.map((page, index) =>
    figure(pages.length > 1 ? `${task} (${index + 1} of ${pages.length})` : task, page, ranges),
  )
}

function drawnGroup({ method, runs }: Group): Drawn {
  const seeds = runs.map(({ evaluations }) => {
    const known = evaluations.filter(
      (evaluation): evaluation is typeof evaluation & { mean: number } => evaluation.mean !== null,
    )
    return { steps: known.map(({ step }) => step), values: known.map(({ mean }) => mean) }
  })
  const whole = aggregateCurves(seeds, RandomStream.fromSeed(SEED))
  const count = `${runs.length} seed${runs.length === 1 ? '' : 's'}`
  return { label: `${method} (${count})`, border: runs[0]!.border, seeds, whole }
}

function figure(
  title: string,
  groups: readonly Drawn[],
  ticks: { x: readonly number[]; y: readonly number[] },
): string {
  const x = scale(ticks.x[0]!, ticks.x.at(-1)!, PLOT.left, PLOT.right)
  const y = scale(ticks.y[0]!, ticks.y.at(-1)!, PLOT.bottom, PLOT.top)
  const height = PLOT.bottom + 64 + groups.length * LEGEND_LINE
  const seedLines = groups.map(({ seeds }, index) =>
    seeds.map((seed) =>
      line(seed.steps, seed.values, x, y, `stroke="${LOOKS[index]!.colour}" stroke-width="1" opacity="0.4"`),
    ),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, 'Liberation Sans', sans-serif" font-size="13">`,
    `<title>${xml(`Learning curves, ${title}`)}</title>`,
    '<desc>Return of evaluation episodes over gradient steps. Thin lines are seeds, thick lines their interquartile mean, bands its 95 % bootstrap interval (five seeds or more).</desc>',
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...offlinePart(groups, x),
    `<text x="${PLOT.left}" y="26" font-size="15" font-weight="600" fill="#16181d">${xml(shorten(title, LONGEST_TITLE))}</text>`,
    ...ticks.y.flatMap((value) => [
      `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}" stroke="#dedfe3"/>`,
      `<text x="${PLOT.left - 8}" y="${y(value) + 4}" text-anchor="end" fill="#5a5f6b">${numeral(value)}</text>`,
    ]),
    ...ticks.x.map(
      (value) =>
        `<text x="${x(value)}" y="${PLOT.bottom + 20}" text-anchor="middle" fill="#5a5f6b">${numeral(value)}</text>`,
    ),
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 40}" text-anchor="middle" fill="#5a5f6b">gradient steps</text>`,
    `<text transform="translate(16 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle" fill="#5a5f6b">return</text>`,
    ...groups.map(({ whole }, index) => band(whole, x, y, LOOKS[index]!.colour)),
    ...seedLines.flat(),
    ...groups.map(({ whole }, index) => line(whole.steps, whole.iqm, x, y, thick(index))),
    ...groups.flatMap(({ label }, index) => legendLine(label, index)),
    '</svg>\n',
  ].join('\n')
}

/** The offline part is tinted where all groups share it; otherwise each group's switch is a line in its colour. */
function offlinePart(groups: readonly Drawn[], x: (step: number) => number): string[] {
  const borders = new Set(groups.map(({ border }) => border))
  const [shared] = borders
  if (borders.size === 1 && shared != null) {
    const at = x(shared)
    return [
      `<rect x="${PLOT.left}" y="${PLOT.top}" width="${at - PLOT.left}" height="${PLOT.bottom - PLOT.top}" fill="#f1f0ea"/>`,
      ...(at - PLOT.left > 60
        ? [`<text x="${at - 8}" y="${PLOT.top - 6}" text-anchor="end" fill="#5a5f6b">offline</text>`]
        : []),
      ...(PLOT.right - at > 60 ? [`<text x="${at + 8}" y="${PLOT.top - 6}" fill="#5a5f6b">online</text>`] : []),
    ]
  }
  return groups.flatMap(({ border }, index) =>
    border === null
      ? []
      : [
          `<line x1="${x(border)}" x2="${x(border)}" y1="${PLOT.top}" y2="${PLOT.bottom}" stroke="${LOOKS[index]!.colour}" stroke-dasharray="1 4"/>`,
        ],
  )
}

function legendLine(label: string, index: number): string[] {
  const y = PLOT.bottom + 64 + index * LEGEND_LINE
  return [
    `<path d="M${PLOT.left} ${y}h40" fill="none" ${thick(index)}/>`,
    `<text x="${PLOT.left + 50}" y="${y + 4}" fill="#16181d">${xml(shorten(label, LONGEST_LABEL))}</text>`,
  ]
}

function thick(index: number): string {
  const { colour, dash } = LOOKS[index]!
  return `stroke="${colour}" stroke-width="2.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`
}

type Scale = (value: number) => number

function scale(from: number, to: number, low: number, high: number): Scale {
  return (value) => Math.round(10 * (low + ((high - low) * (value - from)) / (to - from))) / 10
}

function line(steps: ArrayLike<number>, values: ArrayLike<number>, x: Scale, y: Scale, look: string): string {
  const points = Array.from(steps, (step, i) => `${x(step)} ${y(values[i]!)}`)
  return `<path d="M${points.join('L')}" fill="none" stroke-linejoin="round" ${look}/>`
}

/** Where several seeds have a value. */
function band({ steps, low, high }: AggregatedCurve, x: Scale, y: Scale, colour: string): string {
  const known = Array.from(steps.keys()).filter((i) => !Number.isNaN(low[i]!))
  const upper = known.map((i) => `${x(steps[i]!)} ${y(high[i]!)}`)
  const lower = known.map((i) => `${x(steps[i]!)} ${y(low[i]!)}`).reverse()
  return known.length === 0 ? '' : `<path d="M${[...upper, ...lower].join('L')}Z" fill="${colour}" opacity="0.16"/>`
}

function numeral(value: number): string {
  const magnitude = Math.abs(value)
  const text =
    magnitude >= 1e6 ? value.toExponential(1) : value.toLocaleString('en-GB', { maximumSignificantDigits: 6 })
  return text.replaceAll(',', '\u202f').replaceAll('-', '\u2212')
}

/** In the middle: what tells labels apart often stands at the end. */
function shorten(text: string, longest: number): string {
  const half = Math.floor((longest - 1) / 2)
  return text.length <= longest ? text : `${text.slice(0, half)}…${text.slice(-half)}`
}

function xml(text: string): string {
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them.
  return text.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ').replace(/[&<>"]/g, (character) => escapes[character]!)
}
