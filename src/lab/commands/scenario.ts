import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { version_core } from '@tensorflow/tfjs-core'
import { version as playground } from '../../../package.json'
import type { LooksOfRun, RecordedLooks, RecordedReport } from '../../core/looks/recorded-looks'
import { kindsOfPictures, wantedLooks } from '../../core/looks/wanted-looks'
import { type ClaimOutcome, evaluateClaim } from '../../core/scenarios/claims'
import { checkRecording, recordingAsFile } from '../../core/scenarios/recording'
import type { RunTrace } from '../../core/scenarios/run-trace'
import type { Claim, Scenario } from '../../core/scenarios/scenario'
import { scenarioConfiguration } from '../../core/scenarios/scenario-configuration'
import { scenarioIds } from '../../core/scenarios/scenario-ids'
import type { Command } from '../command'
import { makeFolder, writeInOnePiece } from '../disk'
import { defaultWorkers, runJobs } from '../job-pool'
import { Output, outputOptions, outputUsage } from '../output'
import { projectFolder } from '../project-folder'
import { readJson } from '../read-json'
import { type ScenarioJob, scenarioRuns } from '../scenario-jobs'
import { strictScenario } from '../strict/strict-scenario'
import { wholeNumber } from '../whole-number'

const FOLDER = 'public/scenarios'
/** The page fetches them after its first paint. */
const MOST_LOOK_BYTES = 200_000

const usage = `lab scenario NAME [--seeds N] [--first-seed N] [--out DIR] [--record] [--looks] [--workers N]
             [--quiet] [--json]

  NAME            ${scenarioIds.join(', ')}, or a scenario's JSON file
  --seeds N       seeds of each method (default 1)
  --first-seed N  the first of them (default: the scenario's own for recordings, which were not used to tune it)
  --out DIR       receives NAME.json, what the page needs to show these runs
  --record        writes it to ${FOLDER}/recorded, from where the page is taught
  --looks         one run of each method, with the recording's first seed; writes NAME.looks.json alone, the pictures of
                  the networks that belong to a recording that is there already (in ${FOLDER}/recorded, or where --out says), and
                  refuses where the runs differ
  --workers N     processes that train at the same time (default: one per core but one)
${outputUsage}

Trains every method of a scenario and prints what became of each claim. Files are written at the end: interrupted, it leaves nothing and
begins anew. Exit code 0: every claim holds; 1: refused, failed, or a claim does not hold; 130 and 143: interrupted.`

export const scenario: Command = {
  name: 'scenario',
  summary: 'Run a scenario over several seeds and check each of its claims.',
  usage,

  async run(argv) {
    const { name, seeds, firstSeed, out, looks: looksAlone, workers, output } = parse(argv)
    const path = name.endsWith('.json') ? name : join(shippedFolder(), `${name}.json`)
    const chosen = strictScenario(await readJson(path), path)
    const first = firstSeed ?? chosen.seeds.recordedFrom
    // Before anything is trained: pictures of no recording are of no use.
    const recording = looksAlone ? await recordingIn(out[0]!, chosen.id) : undefined
    const jobs = jobsOf(chosen, first, seeds)
    // As well: what is written at the end must have a place.
    for (const folder of out) await makeFolder(folder)

    const began = performance.now()
    const results = await runJobs(
      scenarioRuns,
      jobs,
      workers,
      (share, label) => output.progress(`${chosen.id}, ${label}`, share),
      (line) => output.tell(line),
    )
    output.clear()
    const traces = results.map(({ trace }) => trace)
    const seconds = (performance.now() - began) / 1000
    output.say(`${chosen.id}: ${jobs.length} runs, seeds ${first} to ${first + seeds - 1}, ${seconds.toFixed(0)} s`)
    const runs = results.flatMap(({ trace: { method, seed }, looks }) =>
      looks.length > 0 ? [{ method, seed, looks }] : [],
    )
    if (recording) {
      checkAgainstRecording(recording, traces)
      const written = await writeLooks(chosen, runs, out, output)
      output.result({ scenario: chosen.id, seeds: [first, first], looks: written })
      return 0
    }
    const outcomes = chosen.claims.map((claim) => evaluateClaim(claim, traces))
    for (const [index, claim] of chosen.claims.entries()) output.say(outcomeLines(claim, outcomes[index]!))
    await writeRecordings(chosen, jobs, traces, outcomes, out, output)
    await writeLooks(chosen, runs, out, output)
    const failed = outcomes.filter((outcome) => !outcome.passed).length
    const claims = chosen.claims.map(({ says }, index) => ({ says: says.en, ...outcomes[index]! }))
    output.result({ scenario: chosen.id, seeds: [first, first + seeds - 1], claims })
    output.say(failed === 0 ? 'Every claim holds.' : `${failed} of ${outcomes.length} claims do not hold.`)
    return failed === 0 ? 0 : 1
  },
}

/** From wherever the lab is called; as it is written in the help where that is the project's folder. */
function shippedFolder(): string {
  return relative(process.cwd(), join(projectFolder() ?? '.', FOLDER))
}

function jobsOf(chosen: Scenario, first: number, seeds: number): ScenarioJob[] {
  return Array.from({ length: seeds }, (_, index) => first + index).flatMap((seed) =>
    chosen.methods.map((method) => ({
      scenario: { goalReturn: chosen.goalReturn, metrics: chosen.metrics },
      method: method.id,
      configuration: scenarioConfiguration(chosen, method, seed),
      showcase: seed === first,
      ...(seed === first && { wanted: wantedLooks(chosen) }),
    })),
  )
}

async function writeRecordings(
  chosen: Scenario,
  jobs: readonly ScenarioJob[],
  traces: readonly RunTrace[],
  outcomes: readonly ClaimOutcome[],
  folders: readonly string[],
  output: Output,
): Promise<void> {
  const made = { playground, tfjs: version_core, node: process.version, backend: 'wasm' }
  const configurations = Object.fromEntries(
    jobs.slice(0, chosen.methods.length).map(({ method, configuration }) => [method, configuration]),
  )
  const json = recordingAsFile(chosen, made, configurations, traces, outcomes)
  for (const folder of folders) {
    await writeInOnePiece(join(folder, `${chosen.id}.json`), `${json}\n`)
    output.say(`Wrote ${join(folder, `${chosen.id}.json`)}, ${(json.length / 1000).toFixed(0)} kB.`)
  }
}

interface Recording {
  readonly path: string
  readonly content: ReturnType<typeof checkRecording>
}

async function recordingIn(folder: string, id: string): Promise<Recording> {
  const path = join(folder, `${id}.json`)
  return { path, content: checkRecording(await readJson(path)) }
}

/** The networks that were looked at are those of the recorded runs. */
function checkAgainstRecording({ path, content: recording }: Recording, traces: readonly RunTrace[]): void {
  for (const { method, seed, curves } of traces) {
    const recorded = recording.traces.find((trace) => trace.method === method && trace.seed === seed)
    const returns = curves.return?.values ?? []
    const differs = recorded?.curves.return?.values.some((value, i) => {
      const now = returns[i] ?? Number.NaN
      return !(Math.abs(value - now) <= 1e-3 * Math.max(1, Math.abs(value)))
    })
    if (!recorded) throw new Error(`${path} has no run of ${method}, seed ${seed}.`)
    if (differs)
      throw new Error(`${method}, seed ${seed}, trains otherwise now than in ${path}; record it anew with --record.`)
  }
}

async function writeLooks(
  chosen: Scenario,
  runs: readonly LooksOfRun[],
  folders: readonly string[],
  output: Output,
): Promise<string[]> {
  const { id } = chosen
  const whole = looksAsJson(id, runs)
  const small = whole.bytes <= MOST_LOOK_BYTES
  const { json, bytes } = small ? whole : looksAsJson(id, ofPicturesAlone(chosen, runs))
  if (!small)
    output.say(`Panels beside the stage would make it ${kilobytes(whole.bytes)}: they keep their lines alone.`)
  if (bytes > MOST_LOOK_BYTES) {
    throw new Error(
      `The pictures take ${kilobytes(bytes)} compressed; at most ${kilobytes(MOST_LOOK_BYTES)} are shipped.`,
    )
  }
  for (const folder of folders) {
    const path = join(folder, `${id}.looks.json`)
    await writeInOnePiece(path, `${json}\n`)
    output.say(`Wrote ${path}, ${kilobytes(json.length)}, compressed ${kilobytes(bytes)}.`)
  }
  return folders.map((folder) => join(folder, `${id}.looks.json`))
}

function ofPicturesAlone(chosen: Scenario, runs: readonly LooksOfRun[]): LooksOfRun[] {
  const kept = kindsOfPictures(chosen)
  const smaller = ({ panel, measures, answer }: RecordedReport) =>
    kept.includes(panel) ? { panel, measures, answer } : { panel, measures }
  return runs.map((run) => ({
    ...run,
    looks: run.looks.map(({ step, reports }) => ({ step, reports: reports.map(smaller) })),
  }))
}

function looksAsJson(scenario: string, runs: readonly LooksOfRun[]) {
  const json = JSON.stringify({ version: 1, scenario, runs } satisfies RecordedLooks)
  return { json, bytes: gzipSync(json).length }
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`
}

function outcomeLines({ says, comparison, threshold, decidedBy }: Claim, outcome: ClaimOutcome): string {
  const show = (value: number | null) => (value === null ? 'undefined' : value.toFixed(Math.abs(value) < 10 ? 2 : 1))
  const { mean, interval, decisive, perSeed } = outcome
  const spread = interval ? ` [${show(interval.low)}, ${show(interval.high)}]` : ''
  return [
    `${outcome.passed ? 'holds ' : 'FAILS '} ${says.en}`,
    `        mean ${show(mean)}${spread}; ${decidedBy} ${show(decisive)}, wanted ${comparison} ${threshold}; seeds ${perSeed.map(show).join(' ')}`,
  ].join('\n')
}

/** Where the results go: pictures alone beside one recording, which is the page's own unless --out names another. */
function foldersOf({ out, record, looks }: { out?: string; record: boolean; looks: boolean }): string[] {
  const shipped = join(shippedFolder(), 'recorded')
  if (looks) return [out ?? shipped]
  return [...(out === undefined ? [] : [out]), ...(record ? [shipped] : [])]
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '1' },
      'first-seed': { type: 'string' },
      out: { type: 'string' },
      record: { type: 'boolean', default: false },
      looks: { type: 'boolean', default: false },
      workers: { type: 'string' },
      ...outputOptions,
    },
  })
  const [name] = positionals
  if (name === undefined || positionals.length > 1) {
    throw new Error(`Name one scenario: ${scenarioIds.join(', ')}.\nUsage: ${usage}`)
  }
  const known: readonly string[] = scenarioIds
  if (!name.endsWith('.json') && !known.includes(name)) {
    throw new Error(`There is no scenario "${name}"; there are ${scenarioIds.join(', ')}.`)
  }
  const first = values['first-seed']
  return {
    name,
    seeds: values.looks ? 1 : wholeNumber('--seeds', values.seeds, 1),
    firstSeed: first === undefined ? undefined : wholeNumber('--first-seed', first, 0),
    looks: values.looks,
    out: foldersOf(values),
    workers: values.workers === undefined ? defaultWorkers() : wholeNumber('--workers', values.workers, 1),
    output: new Output(values),
  }
}
