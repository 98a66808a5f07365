import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { configurationWhenFrozen } from '../../core/training/when-frozen'
import { environmentOf, environmentOptions, environmentUsage, requireRoomFor } from '../bridge/options'
import type { Command } from '../command'
import { makeFolder } from '../disk'
import { readCheckpoint } from '../kept/checkpoint-file'
import { hasResults } from '../kept/resumption'
import { Output, outputOptions, outputUsage } from '../output'
import { strictConfiguration } from '../strict/strict-configuration'
import { setAt } from '../sweep/grid'
import { trainSeeds } from '../train-seeds'
import { backendOf } from './train'

const usage = `lab continue CHECKPOINT.o2o --out DIR [--set PLACE=VALUE]... [--data FILE]
             [--environment-command COMMAND] [--backend wasm|cpu] [--quiet] [--json]

  CHECKPOINT.o2o  of lab train, or saved by the page
  --set PLACE=VALUE  goes on with another value: settings.onlineSteps=5000, algorithm.hyperparameters.lambda=0.3,
                  algorithm.id=cal-ql (with the new algorithm's own defaults); without any the run goes on as it was
  --data FILE     the dataset, where the checkpoint names a file and holds no rows
  --out DIR       receives what lab train writes
${environmentUsage}
${outputUsage}

What the new run takes over of the old one, and what begins anew, is a mark in its records. Ctrl-C writes a checkpoint, with
which the next lab continue goes on. Exit code 0: trained; 1: refused or failed; 130 and 143: interrupted.`

export const continueCommand: Command = {
  name: 'continue',
  summary: 'Go on from a checkpoint, with the same settings or with others (a fork).',
  usage,

  async run(argv) {
    const { path, out, sets, data, backend, environment, output } = parse(argv)
    const checkpoint = await readCheckpoint(path)
    const base = structuredClone(configurationWhenFrozen(checkpoint)) as unknown as Record<string, unknown>
    for (const [place, value] of sets) {
      // Another algorithm has other hyperparameters: those that were of the old one are left behind.
      if (place === 'algorithm.id') base.algorithm = { id: value }
      else setAt(base, place, value)
    }
    if (data !== undefined) setAt(base, 'dataset.path', resolve(data))
    const configuration = strictConfiguration(base, `${path}${sets.length > 0 ? ' with --set' : ''}`)
    requireRoomFor(environment, configuration, path)
    if (await hasResults(out, [configuration.seed]))
      throw new Error(`${out} holds results of seed ${configuration.seed}; name another folder.`)
    await makeFolder(out)
    output.say(`seed ${configuration.seed} goes on from step ${checkpoint.step} of ${path}`)
    const folder = dirname(resolve(path))
    const mode = 'compiled'
    const job = {
      configuration,
      folder,
      backend,
      mode,
      path: join(out, `seed-${configuration.seed}.jsonl`),
      from: path,
      ...(environment && { environment }),
    } as const
    const goesOn = `lab continue with the last checkpoint in ${out} and another --out goes on from there.`
    return trainSeeds({ configuration, jobs: [job], found: [], out, backend, workers: 1, output, goesOn })
  },
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      data: { type: 'string' },
      backend: { type: 'string', default: 'wasm' },
      ...environmentOptions,
      ...outputOptions,
    },
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Error(`Name one checkpoint.\nUsage: ${usage}`)
  if (values.out === undefined) throw new Error('--out DIR is missing: where shall the results go?')
  return {
    path,
    out: values.out,
    sets: values.set.map(placeAndValue),
    data: values.data,
    backend: backendOf(values.backend),
    environment: environmentOf(values),
    output: new Output(values),
  }
}

/** A value is JSON where it can be read so, else text: 0.3, true, cal-ql. */
function placeAndValue(text: string): [string, unknown] {
  const [, place, value] = /^([A-Za-z][\w.-]*)=([\s\S]*)$/.exec(text) ?? []
  if (place === undefined || value === undefined)
    throw new Error(`--set ${text}: it must be PLACE=VALUE, such as settings.onlineSteps=5000.`)
  try {
    return [place, JSON.parse(value)]
  } catch {
    return [place, value]
  }
}
