import { constants } from 'node:buffer'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EnvironmentError } from '../../core/environments/environment'
import { type ResimulationErrors, resimulate } from '../../core/environments/resimulation'
import { Output, outputOptions } from '../output'

const TOLERANCE = 1e-5

export const environments = {
  name: 'environments',
  summary: 'Replay recorded Gymnasium episodes and print the largest error per file.',
  usage: `lab environments DIR [--quiet] [--json]

Replays every .json file in DIR: each holds the initial states, actions, observations, rewards and endings of episodes
of a Gymnasium task (Pendulum-v1, MountainCarContinuous-v0). Prints one line per file with the largest error.
Exit code 1 if an error is above ${TOLERANCE} or a file cannot be replayed.`,

  async run(argv: string[]): Promise<number> {
    let directory: string | undefined
    let output: Output
    try {
      const { positionals, values } = parseArgs({ args: argv, allowPositionals: true, options: outputOptions })
      output = new Output(values)
      if (positionals.length > 1) throw new Error('one directory is expected')
      directory = positionals[0]
      if (directory === undefined) throw new Error('a directory is missing')
    } catch (problem) {
      console.error(`${(problem as Error).message}\n\n${environments.usage}`)
      return 1
    }
    let names: string[]
    try {
      names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
    } catch {
      console.error(`${directory} is no directory that can be read.`)
      return 1
    }
    if (names.length === 0) {
      console.error(`${directory} holds no .json files.`)
      return 1
    }
    let failures = 0
    const results: object[] = []
    for (const name of names) {
      const { line, ok } = await replayFile(join(directory, name))
      if (!ok) failures++
      results.push({ file: name, ok, line })
      output.say(`${name}: ${line}`)
    }
    output.result(results)
    return failures === 0 ? 0 : 1
  },
} as const

async function replayFile(path: string): Promise<{ line: string; ok: boolean }> {
  try {
    const { size } = await stat(path)
    if (size > constants.MAX_STRING_LENGTH) {
      const most = Math.floor(constants.MAX_STRING_LENGTH / 1e6)
      return {
        line: `failed: it has ${Math.ceil(size / 1e6)} MB, and one text of JSON can have ${most} MB; put its episodes into several files.`,
        ok: false,
      }
    }
    return verdict(resimulate(JSON.parse(await readFile(path, 'utf8'))))
  } catch (problem) {
    if (problem instanceof EnvironmentError) return { line: `failed: ${problem.message}`, ok: false }
    if (problem instanceof SyntaxError) return { line: `failed: it is no JSON (${problem.message}).`, ok: false }
    return { line: `failed: it cannot be read (${(problem as Error).message}).`, ok: false }
  }
}

function verdict(errors: ResimulationErrors): { line: string; ok: boolean } {
  const largest = Math.max(errors.observation, errors.reward)
  const ok = largest <= TOLERANCE && errors.endings.length === 0
  const [ending] = errors.endings
  const endings = ending ? `; ${errors.endings.length} endings differ, first ${ending}` : ''
  const size = `${errors.environment}, ${errors.episodes} episodes, ${errors.steps} steps`
  const parts = `observations ${errors.observation.toExponential(2)}, rewards ${errors.reward.toExponential(2)}`
  return {
    line: `${ok ? 'ok' : 'failed'}: largest error ${largest.toExponential(2)} (${parts}; ${size})${endings}`,
    ok,
  }
}
