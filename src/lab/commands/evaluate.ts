import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { algorithmById } from '../../core/algorithms/registry'
import { createRuntime } from '../../core/engine/create-runtime'
import { normalisedScore } from '../../core/environments/environment'
import { createEnvironment } from '../../core/environments/registry'
import { inEnglish } from '../../core/messages/message'
import { RandomStream } from '../../core/random/random-stream'
import { bootstrapInterval } from '../../core/statistics/bootstrap'
import { mean } from '../../core/statistics/moments'
import { continueRun } from '../../core/training/continue-run'
import { evaluate } from '../../core/training/evaluation'
import { configurationWhenFrozen } from '../../core/training/when-frozen'
import { actingAsBefore } from '../bridge/acting-as-before'
import { environmentOf, environmentOptions, environmentUsage, requireRoomFor } from '../bridge/options'
import { startWorld } from '../bridge/outside-world'
import type { Command } from '../command'
import { readCheckpoint } from '../kept/checkpoint-file'
import { loadDataset } from '../load-dataset'
import { Output, outputOptions, outputUsage } from '../output'
import { tfjsWasmFolder } from '../wasm-folder'
import { wholeNumber } from '../whole-number'
import { backendOf } from './train'

const usage = `lab evaluate CHECKPOINT.o2o [--episodes N] [--seed N] [--environment-command COMMAND]
             [--backend wasm|cpu] [--quiet] [--json]

  CHECKPOINT.o2o  of lab train, or saved by the page
  --episodes N    evaluation episodes (default 100), each with a start state of its own
  --seed N        of these start states (default 0); nothing of the run's own draws is used
${environmentUsage}
${outputUsage}

Prints the mean undiscounted return of the policy's mean action, its 95 % bootstrap interval over episodes, and the normalised score.`

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'Evaluate the policy of a checkpoint.',
  usage,

  async run(argv) {
    const { path, episodes, seed, backend, environment: command, output } = parse(argv)
    const checkpoint = await readCheckpoint(path)
    const configuration = configurationWhenFrozen(checkpoint)
    const { environment: chosen, algorithm } = configuration
    if (!chosen && !command) {
      throw new Error(
        `${path} has no environment: there is nothing to evaluate its policy in, unless --environment-command names one.`,
      )
    }
    if (algorithmById(algorithm.id).training === 'meta') {
      throw new Error(
        `${path} is of ${algorithm.id}, whose policy has to adapt to a task first; lab continue evaluates it.`,
      )
    }
    requireRoomFor(command, configuration, path)
    const dataset =
      checkpoint.dataset ??
      (await loadDataset(
        configuration,
        dirname(resolve(path)),
        () => {},
        (line) => output.tell(line),
      ))
    const runtime = await createRuntime({
      backend,
      mode: 'compiled',
      wasmPaths: tfjsWasmFolder(),
      fusedSimd: false,
      onWarning: (warning) => output.warn(inEnglish(warning)),
    })
    const world = command && actingAsBefore(await startWorld(command), checkpoint)
    const { run } = await continueRun(checkpoint, configuration, dataset, runtime, world)
    try {
      const environment = world ?? createEnvironment(chosen!.id, chosen!.parameters)
      const returns = await evaluate(environment, (seen) => run.act(seen), episodes, RandomStream.fromSeed(seed))
      const average = mean(returns)
      const interval =
        episodes < 2 ? null : bootstrapInterval([returns], (sample) => mean(sample), RandomStream.fromSeed(1))
      const score = normalisedScore(environment, average)
      const scored = Number.isNaN(score) ? '' : `, normalised score ${score.toFixed(1)}`
      const between = interval ? ` [${interval.low.toFixed(1)}, ${interval.high.toFixed(1)}]` : ''
      output.say(`step ${checkpoint.step}: return ${average.toFixed(1)}${between} over ${episodes} episodes${scored}`)
      output.result({
        checkpoint: path,
        step: checkpoint.step,
        episodes,
        seed,
        mean: average,
        interval,
        normalisedScore: score,
        returns,
      })
      return 0
    } finally {
      world?.close()
      run.dispose()
      runtime.dispose()
    }
  },
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      episodes: { type: 'string', default: '100' },
      seed: { type: 'string', default: '0' },
      backend: { type: 'string', default: 'wasm' },
      ...environmentOptions,
      ...outputOptions,
    },
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Error(`Name one checkpoint.\nUsage: ${usage}`)
  return {
    path,
    episodes: wholeNumber('--episodes', values.episodes, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    backend: backendOf(values.backend),
    environment: environmentOf(values),
    output: new Output(values),
  }
}
