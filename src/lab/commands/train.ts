import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { environmentOf, environmentOptions, environmentUsage, requireRoomFor } from '../bridge/options'
import { startWorld } from '../bridge/outside-world'
import type { Command } from '../command'
import { makeFolder } from '../disk'
import { threadsBeside } from '../engine-threads'
import { defaultWorkers } from '../job-pool'
import { hasResults, leftOf } from '../kept/resumption'
import { loadDataset } from '../load-dataset'
import { Output, outputOptions, outputUsage } from '../output'
import { readJson } from '../read-json'
import { refuse } from '../strict/refusal'
import { seedRefusals, strictConfiguration, unusedParts } from '../strict/strict-configuration'
import type { SeedJob, SeedResult } from '../train-seed'
import { trainSeeds } from '../train-seeds'
import { wholeNumber } from '../whole-number'

const usage = `lab train CONFIG.json --out DIR [--seeds N] [--resume | --overwrite] [--checkpoint-every N] [--environment-command COMMAND]
          [--backend wasm|cpu] [--eager] [--workers N] [--threads N] [--quiet] [--json]

  CONFIG.json     what to train: environment, dataset, algorithm, settings, seed (the page exports it)
  --out DIR       receives for every seed K
                    seed-K.jsonl            first line the configuration, then one record a line
                    seed-K.csv, .parquet    the same numbers: seed, step, environment_steps, phase, name, value
                    seed-K-switch.o2o       checkpoint at the switch: lab continue, lab evaluate and the page open it
                    seed-K-end.o2o          checkpoint at the end
                    seed-K.safetensors      all networks; seed-K.onnx the policy
                  and summary.json
  --seeds N       trains N seeds, counting up from the configuration's seed (default 1)
  --checkpoint-every N  also writes seed-K-step-S.o2o every N gradient steps
  --resume        goes on from what an earlier try has left in DIR, to the same numbers
  --overwrite     begins anew although DIR holds results
  --backend NAME  wasm (default) or cpu
  --eager         run the steps as ordinary tfjs, not compiled
  --workers N     processes that train at the same time (default: one per core but one)
  --threads N     threads that may share a step of each; as many as make it faster do, and the numbers stay the same
                  (default: what cores there are for each process)
${environmentUsage}
${outputUsage}

Ctrl-C writes a checkpoint of each running seed and ends with 130; --resume goes on from there. Exit code 0: trained; 1: refused or
failed; 130 and 143: interrupted.`

export const train: Command = {
  name: 'train',
  summary: 'Train a configuration, offline and then online, for one or several seeds.',
  usage,

  async run(argv) {
    const {
      path,
      out,
      seeds,
      backend,
      eager,
      workers,
      threads,
      resume,
      overwrite,
      checkpointEvery,
      environment,
      output,
    } = parse(argv)
    const given = await readJson(path)
    const configuration = strictConfiguration(given, path)
    refuse(path, seedRefusals('seed', configuration.seed, seeds))
    requireRoomFor(environment, configuration, path)
    for (const note of unusedParts(given)) output.warn(`${path}: ${note}`)
    const all = Array.from({ length: seeds }, (_, i) => ({ ...configuration, seed: configuration.seed + i }))
    if (
      !resume &&
      !overwrite &&
      (await hasResults(
        out,
        all.map(({ seed }) => seed),
      ))
    ) {
      throw new Error(`${out} holds results of these seeds: --resume goes on from them, --overwrite begins anew.`)
    }
    const folder = dirname(resolve(path))
    // Wrong data are refused here, before a worker starts or a folder is made.
    const world = environment && (await startWorld(environment))
    try {
      await loadDataset(
        configuration,
        folder,
        (share) => output.progress('Dataset', share),
        (line) => output.tell(line),
        world,
      )
    } finally {
      world?.close()
    }
    output.clear()
    await makeFolder(out)
    const found: SeedResult[] = []
    const jobs: SeedJob[] = []
    for (const one of all) {
      const left = resume ? await leftOf(out, one) : { kind: 'nothing' as const }
      if (left.kind === 'finished') {
        found.push(left.result)
        continue
      }
      if (left.kind === 'checkpoint') output.say(`seed ${one.seed} goes on from ${left.path}`)
      jobs.push({
        configuration: one,
        folder,
        backend,
        mode: eager ? 'eager' : 'compiled',
        threads,
        path: join(out, `seed-${one.seed}.jsonl`),
        ...(checkpointEvery !== undefined && { checkpointEvery }),
        ...(environment && { environment }),
        ...(left.kind === 'checkpoint' && { from: left.path }),
      })
    }
    const goesOn = `The same command with --resume goes on from the checkpoints in ${out}.`
    return trainSeeds({ configuration, jobs, found, out, backend, workers, output, goesOn })
  },
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      seeds: { type: 'string', default: '1' },
      backend: { type: 'string', default: 'wasm' },
      eager: { type: 'boolean', default: false },
      workers: { type: 'string' },
      threads: { type: 'string' },
      resume: { type: 'boolean', default: false },
      overwrite: { type: 'boolean', default: false },
      'checkpoint-every': { type: 'string' },
      ...environmentOptions,
      ...outputOptions,
    },
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Error(`Name one configuration file.\nUsage: ${usage}`)
  if (values.out === undefined) throw new Error('--out DIR is missing: where shall the results go?')
  if (values.resume && values.overwrite) throw new Error('Give one of --resume and --overwrite.')
  const every = values['checkpoint-every']
  const seeds = wholeNumber('--seeds', values.seeds, 1)
  const workers = values.workers === undefined ? defaultWorkers() : wholeNumber('--workers', values.workers, 1)
  return {
    path,
    out: values.out,
    seeds,
    backend: backendOf(values.backend),
    eager: values.eager,
    resume: values.resume,
    overwrite: values.overwrite,
    checkpointEvery: every === undefined ? undefined : wholeNumber('--checkpoint-every', every, 1),
    workers,
    threads:
      values.threads === undefined
        ? threadsBeside(Math.min(workers, seeds))
        : wholeNumber('--threads', values.threads, 1),
    environment: environmentOf(values),
    output: new Output(values),
  } as const
}

export function backendOf(given: string): 'wasm' | 'cpu' {
  if (given !== 'wasm' && given !== 'cpu') throw new Error(`--backend must be wasm or cpu, not "${given}".`)
  return given
}
