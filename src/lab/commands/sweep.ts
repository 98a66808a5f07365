import { readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { EnvironmentCommand } from '../bridge/environment-process'
import { environmentOf, environmentOptions, environmentUsage, requireRoomFor } from '../bridge/options'
import type { Command } from '../command'
import { makeFolder, writeInOnePiece } from '../disk'
import { defaultWorkers } from '../job-pool'
import { Output, outputOptions, outputUsage } from '../output'
import { projectFolder } from '../project-folder'
import { readJson } from '../read-json'
import { strictSweep } from '../strict/strict-sweep'
import { type Cell, cellsOf } from '../sweep/cells'
import { kubernetes } from '../sweep/plan/kubernetes'
import { jobName, type PlanKind } from '../sweep/plan/plan'
import { ray } from '../sweep/plan/ray'
import { slurm } from '../sweep/plan/slurm'
import { writeSweep } from '../sweep/results-folder'
import { type CellOutcome, runCells } from '../sweep/run-cells'
import { wholeNumber } from '../whole-number'

const plans: Readonly<Record<string, PlanKind>> = { slurm, kubernetes, ray }
const planNames = Object.keys(plans).join('|')
/** Slurm's own default for MaxArraySize, less one. */
const MOST_ARRAY_TASKS = 1000

const usage = `lab sweep SWEEP.json --out DIR [--workers N | --cell INDEX | --plan ${planNames}]
          [--environment-command COMMAND] [--quiet] [--json]

  SWEEP.json    {"version": 1, "base": CONFIGURATION, "axes": {PLACE: [VALUES]}, "seeds": N, "backend": "wasm"}
                every combination of the axes' values, N seeds each; a PLACE is for example algorithm.id, settings.onlineSteps,
                algorithm.hyperparameters.lambda, or algorithm, environment or dataset as a whole
  --out DIR     receives one folder a cell, as lab train writes it; lab report DIR makes tables and figures of them
  --workers N   processes that train at the same time (default: one per core but one)
  --cell INDEX  computes this cell alone, counted from 0
  --plan NAME   computes nothing, but writes to DIR what a cluster needs to run every cell
${environmentUsage}
${outputUsage}

What is finished is never computed again: after an interruption the same command goes on. Several may work on one DIR. A cell
that fails is noted in DIR/failed, the others go on, and the exit code is 1; the next run tries it again.
Exit code 0: every cell is there; 1: refused, or a cell failed; 130 and 143: interrupted by Ctrl-C or SIGTERM.`

export const sweep: Command = {
  name: 'sweep',
  summary: 'Train a grid of configurations and seeds, here or on a cluster; goes on where it was interrupted.',
  usage,

  async run(argv) {
    const { path, out, workers, cell: index, plan, environment, output } = parse(argv)
    const given = strictSweep(await readJson(path), path)
    const datasets = dirname(resolve(path))
    const cells = await cellsOf(given, datasets, environment?.command)
    for (const { configuration } of cells) requireRoomFor(environment, configuration, path)
    if (index !== undefined && index >= cells.length) {
      throw new Error(`There is no cell ${index}: ${path} has ${cells.length}, counted from 0.`)
    }
    await makeFolder(out)
    await writeSweep(out, given, cells)
    if (plan) return writePlan(plan, { path, cells: cells.length, out, environment }, output)
    const which =
      index === undefined
        ? `${cells.length} cells, ${given.seeds} of each configuration`
        : `Cell ${index} of ${cells.length}`
    output.say(`${which}, to ${out}`)
    return compute(
      index === undefined ? cells : [cells[index]!],
      { out, datasets, workers, ...(environment && { environment }) },
      output,
    )
  },
}

async function compute(
  cells: readonly Cell[],
  where: { out: string; datasets: string; workers: number; environment?: EnvironmentCommand },
  output: Output,
): Promise<number> {
  const outcomes: object[] = []
  const counts = { computed: 0, found: 0, failed: 0 }
  const interruptedBy = await runCells(cells, {
    ...where,
    onProgress: (share, label) => output.progress(label, share),
    onLine: (line) => output.tell(line),
    onOutcome: (cell, outcome) => {
      counts[outcome.kind]++
      const done = counts.computed + counts.found + counts.failed
      outcomes.push({ cell: cell.name, label: cell.label, seed: cell.configuration.seed, ...outcome })
      if (outcome.kind === 'found') return
      const line = outcomeLine(`${done} of ${cells.length}`, cell, outcome)
      if (outcome.kind === 'failed') output.warn(line)
      else {
        output.clear()
        output.say(line)
      }
    },
  })
  output.clear()
  output.result({ out: where.out, ...counts, cells: outcomes, interruptedBy: interruptedBy ?? null })
  output.say(`${counts.computed} computed, ${counts.found} were there, ${counts.failed} failed.`)
  if (interruptedBy) {
    output.warn(`Interrupted (${interruptedBy}). The same command goes on from here.`)
    return interruptedBy === 'SIGINT' ? 130 : 143
  }
  return counts.failed === 0 ? 0 : 1
}

function outcomeLine(
  count: string,
  { configuration, label }: Cell,
  outcome: Exclude<CellOutcome, { kind: 'found' }>,
): string {
  const what = `${count}: ${label === '' ? configuration.algorithm.id : label}, seed ${configuration.seed}`
  if (outcome.kind === 'failed') return `${what}: FAILED: ${outcome.sentence}`
  const { finalReturn, stepsPerSecond } = outcome.result
  const final = finalReturn === null ? 'no environment' : `final return ${finalReturn.toFixed(1)}`
  return `${what}: ${final}, ${stepsPerSecond.toFixed(0)} steps/s`
}

interface Planned {
  readonly path: string
  readonly cells: number
  readonly out: string
  readonly environment: EnvironmentCommand | undefined
}

async function writePlan(plan: PlanKind, { path, cells, out, environment }: Planned, output: Output): Promise<number> {
  const target = join(resolve(out), plan.fileName)
  const text = plan.write({
    name: jobName(basename(path, '.json')),
    cells,
    project: projectFolder() ?? process.cwd(),
    sweep: resolve(path),
    sweepText: await readFile(path, 'utf8'),
    out: resolve(out),
    options: environment
      ? ['--environment-command', environment.command, '--environment-timeout', String(environment.timeout)]
      : [],
  })
  await writeInOnePiece(target, text)
  output.say(`Wrote ${target}: ${cells} cells. Look through it, then:\n\n  ${plan.submit(target)}`)
  output.result({ plan: target, cells, submit: plan.submit(target) })
  if (plan === slurm && cells > MOST_ARRAY_TASKS) {
    output.warn(
      `Many clusters refuse arrays of more than ${MOST_ARRAY_TASKS} tasks (MaxArraySize); yours may need a smaller sweep.`,
    )
  }
  return 0
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      workers: { type: 'string' },
      cell: { type: 'string' },
      plan: { type: 'string' },
      ...environmentOptions,
      ...outputOptions,
    },
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Error(`Name one sweep file.\nUsage: ${usage}`)
  if (values.out === undefined) throw new Error('--out DIR is missing: where shall the results go?')
  if (values.plan !== undefined && !Object.hasOwn(plans, values.plan)) {
    throw new Error(`--plan must be one of ${Object.keys(plans).join(', ')}, not "${values.plan}".`)
  }
  if ([values.workers, values.cell, values.plan].filter((value) => value !== undefined).length > 1) {
    throw new Error('Give one of --workers, --cell and --plan: they are three ways of running the cells.')
  }
  return {
    path,
    out: values.out,
    workers: values.workers === undefined ? defaultWorkers() : wholeNumber('--workers', values.workers, 1),
    cell: values.cell === undefined ? undefined : wholeNumber('--cell', values.cell, 0),
    plan: values.plan === undefined ? undefined : plans[values.plan],
    environment: environmentOf(values),
    output: new Output(values),
  }
}
