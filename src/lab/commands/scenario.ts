import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { version_core } from '@tensorflow/tfjs-core'
import { version as playground } from '../../../package.json'
import { type ClaimOutcome, evaluateClaim } from '../../core/scenarios/claims'
import { makeRecording } from '../../core/scenarios/recording'
import type { RunTrace } from '../../core/scenarios/run-trace'
import type { Claim, Scenario } from '../../core/scenarios/scenario'
import { scenarioConfiguration } from '../../core/scenarios/scenario-configuration'
import { scenarioIds } from '../../core/scenarios/scenario-ids'
import type { Command } from '../command'
import { defaultWorkers, runJobs } from '../job-pool'
import { ProgressBar } from '../progress-bar'
import { readJson } from '../read-json'
import { type ScenarioJob, scenarioRuns } from '../scenario-jobs'
import { strictScenario } from '../strict/strict-scenario'
import { wholeNumber } from '../whole-number'

const FOLDER = 'public/scenarios'

const usage = `lab scenario NAME [--seeds N] [--first-seed N] [--out DIR] [--record] [--workers N]

  NAME            ${scenarioIds.join(', ')}, or a scenario's JSON file
  --seeds N       seeds of each method (default 1)
  --first-seed N  the first of them (default: the scenario's own for recordings, which were not used to tune it)
  --out DIR       receives NAME.json, what the page needs to show these runs
  --record        writes it to ${FOLDER}/recorded, from where the page is taught
  --workers N     processes that train at the same time (default: one per core but one)

Trains every method of a scenario and prints what became of each claim; ends with 1 if one fails.`

export const scenario: Command = {
  name: 'scenario',
  summary: 'Run a scenario over several seeds and check each of its claims.',
  usage,

  async run(argv) {
    const { name, seeds, firstSeed, out, workers } = parse(argv)
    const path = name.endsWith('.json') ? name : join(FOLDER, `${name}.json`)
    const chosen = strictScenario(await readJson(path), path)
    const first = firstSeed ?? chosen.seeds.recordedFrom
    const jobs = jobsOf(chosen, first, seeds)

    const bar = new ProgressBar(process.stderr)
    const began = performance.now()
    const traces = await runJobs(scenarioRuns, jobs, workers, (share, label) =>
      bar.show(`${chosen.id}, ${label}`, share),
    )
    bar.clear()
    const seconds = (performance.now() - began) / 1000
    console.log(`${chosen.id}: ${jobs.length} runs, seeds ${first} to ${first + seeds - 1}, ${seconds.toFixed(0)} s`)
    const outcomes = chosen.claims.map((claim) => evaluateClaim(claim, traces))
    for (const [index, claim] of chosen.claims.entries()) console.log(outcomeLines(claim, outcomes[index]!))
    await writeRecordings(chosen, jobs, traces, outcomes, out)
    const failed = outcomes.filter((outcome) => !outcome.passed).length
    console.log(failed === 0 ? 'Every claim holds.' : `${failed} of ${outcomes.length} claims do not hold.`)
    return failed === 0 ? 0 : 1
  },
}

function jobsOf(chosen: Scenario, first: number, seeds: number): ScenarioJob[] {
  return Array.from({ length: seeds }, (_, index) => first + index).flatMap((seed) =>
    chosen.methods.map((method) => ({
      scenario: { goalReturn: chosen.goalReturn, metrics: chosen.metrics },
      method: method.id,
      configuration: scenarioConfiguration(chosen, method, seed),
      showcase: seed === first,
    })),
  )
}

async function writeRecordings(
  chosen: Scenario,
  jobs: readonly ScenarioJob[],
  traces: readonly RunTrace[],
  outcomes: readonly ClaimOutcome[],
  folders: readonly string[],
): Promise<void> {
  const made = { playground, tfjs: version_core, node: process.version, backend: 'wasm' }
  const configurations = Object.fromEntries(
    jobs.slice(0, chosen.methods.length).map(({ method, configuration }) => [method, configuration]),
  )
  const json = JSON.stringify(makeRecording(chosen, made, configurations, traces, outcomes))
  for (const folder of folders) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${chosen.id}.json`), `${json}\n`)
    console.log(`Wrote ${join(folder, `${chosen.id}.json`)}, ${(json.length / 1000).toFixed(0)} kB.`)
  }
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

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '1' },
      'first-seed': { type: 'string' },
      out: { type: 'string' },
      record: { type: 'boolean', default: false },
      workers: { type: 'string' },
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
    seeds: wholeNumber('--seeds', values.seeds, 1),
    firstSeed: first === undefined ? undefined : wholeNumber('--first-seed', first, 0),
    out: [...(values.out === undefined ? [] : [values.out]), ...(values.record ? [join(FOLDER, 'recorded')] : [])],
    workers: values.workers === undefined ? defaultWorkers() : wholeNumber('--workers', values.workers, 1),
  }
}
