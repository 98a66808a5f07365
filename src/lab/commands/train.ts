import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command } from '../command'
import { defaultWorkers, runJobs } from '../job-pool'
import { loadDataset } from '../load-dataset'
import { ProgressBar } from '../progress-bar'
import { readJson } from '../read-json'
import { refuse } from '../strict/refusal'
import { seedRefusals, strictConfiguration, unusedParts } from '../strict/strict-configuration'
import { type SeedJob, type SeedResult, seedRuns, summarise } from '../train-seed'
import { wholeNumber } from '../whole-number'

const usage = `lab train CONFIG.json --out DIR [--seeds N] [--backend wasm|cpu] [--eager] [--workers N]

  CONFIG.json     what to train: environment, dataset, algorithm, settings, seed (the page exports it)
  --out DIR       receives seed-K.jsonl (first line the configuration, then one record a line) and summary.json
  --seeds N       trains N seeds, counting up from the configuration's seed (default 1)
  --backend NAME  wasm (default) or cpu
  --eager         run the steps as ordinary tfjs, not compiled
  --workers N     processes that train at the same time (default: one per core but one)`

export const train: Command = {
  name: 'train',
  summary: 'Train a configuration, offline and then online, for one or several seeds.',
  usage,

  async run(argv) {
    const { path, out, seeds, backend, eager, workers } = parse(argv)
    const given = await readJson(path)
    const configuration = strictConfiguration(given, path)
    refuse(path, seedRefusals('seed', configuration.seed, seeds))
    for (const note of unusedParts(given)) console.error(`${path}: ${note}`)

    const bar = new ProgressBar(process.stderr)
    const folder = dirname(resolve(path))
    const mode = eager ? 'eager' : 'compiled'
    // Wrong data are refused here, before a worker starts or a folder is made.
    await loadDataset(configuration, folder, (share) => bar.show('Dataset', share))
    bar.clear()
    await mkdir(out, { recursive: true })
    const jobs = Array.from({ length: seeds }, (_, i): SeedJob => {
      const seed = configuration.seed + i
      return { configuration: { ...configuration, seed }, folder, backend, mode, path: join(out, `seed-${seed}.jsonl`) }
    })
    const results = await runJobs(seedRuns, jobs, workers, (share, label) => bar.show(label, share))
    bar.clear()
    for (const result of results) console.log(resultLine(result))
    const summary = summarise(configuration, backend, results)
    await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
    console.log(`Wrote ${results.length} seed${results.length === 1 ? '' : 's'} and summary.json to ${out}.`)
    return 0
  },
}

function resultLine({ seed, finalReturn, bestReturn, stepsPerSecond }: SeedResult): string {
  const show = (value: number | null) => (value === null ? 'no environment' : value.toFixed(1))
  return `seed ${seed}: final return ${show(finalReturn)}, best ${show(bestReturn)}, ${stepsPerSecond.toFixed(0)} steps/s`
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
    },
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Error(`Name one configuration file.\nUsage: ${usage}`)
  if (values.out === undefined) throw new Error('--out DIR is missing: where shall the results go?')
  const seeds = wholeNumber('--seeds', values.seeds, 1)
  const { backend } = values
  if (backend !== 'wasm' && backend !== 'cpu') throw new Error(`--backend must be wasm or cpu, not "${backend}".`)
  const workers = values.workers === undefined ? defaultWorkers() : wholeNumber('--workers', values.workers, 1)
  return { path, out: values.out, seeds, backend, eager: values.eager, workers } as const
}
