import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRuntime } from '../../core/engine/create-runtime'
import type { Runtime } from '../../core/engine/runtime'
import { parityCases } from '../../core/parity/adapters'
import { parseFixture } from '../../core/parity/fixture'
import { type Difference, isOk, type ParityResult, TOLERANCES } from '../../core/parity/parity-case'
import { runCase, worstOf } from '../../core/parity/run-case'
import type { Command } from '../command'
import { Output, outputOptions } from '../output'
import { tfjsWasmFolder } from '../wasm-folder'

const BACKENDS = ['cpu', 'wasm'] as const
type Backend = (typeof BACKENDS)[number]
const MODES = ['eager', 'compiled'] as const

export const parity: Command = {
  name: 'parity',
  summary: 'Compare the algorithms with recorded steps of their reference implementations.',
  usage: `lab parity DIR [--backend cpu|wasm] [--quiet] [--json]

  DIR         a folder of fixtures (*.json): weights, batches, noise, gradients and results of a reference run
  --backend   cpu (default) or wasm

One line per fixture, eager and compiled: the largest error of a loss (relative to max(1, |loss|), at most ${TOLERANCES.loss}),
of a gradient (relative L2 per tensor, at most ${TOLERANCES.gradient}) and of a parameter's displacement over all steps (relative
L2 per tensor beyond float32's own rounding of it, at most ${TOLERANCES.displacement}). The exit code is 1 if a fixture fails or has
no adapter.`,

  async run(argv) {
    const { directory, backend, output } = parse(argv)
    const files = (await readdir(directory)).filter((file) => file.endsWith('.json')).sort()
    if (files.length === 0) throw new Error(`${directory} holds no fixtures (*.json).`)
    const runtimes: Runtime[] = []
    for (const mode of MODES) runtimes.push(await createRuntime({ backend, mode, wasmPaths: tfjsWasmFolder() }))
    const width = Math.max(...files.map((file) => file.length)) + 2
    let failed = 0
    const results: object[] = []
    for (const file of files) {
      const { ok, text } = await check(join(directory, file), runtimes)
      if (!ok) failed++
      results.push({ file, ok, text })
      output.say(`${file.padEnd(width)}${ok ? 'ok    ' : 'NOT ok'}  ${text}`)
    }
    for (const runtime of runtimes) runtime.dispose()
    output.result({ backend, fixtures: results })
    output.say(`${files.length - failed} of ${files.length} fixtures ok on ${backend}.`)
    return failed === 0 ? 0 : 1
  },
}

function parse(argv: string[]): { directory: string; backend: Backend; output: Output } {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { backend: { type: 'string', default: 'cpu' }, ...outputOptions },
  })
  const backend = BACKENDS.find((known) => known === values.backend)
  if (!backend) throw new Error(`--backend must be one of ${BACKENDS.join(', ')}, not "${values.backend}".`)
  const [directory, ...others] = positionals
  if (directory === undefined || others.length > 0) throw new Error('Name one folder: lab parity DIR.')
  return { directory, backend, output: new Output(values) }
}

async function check(path: string, runtimes: readonly Runtime[]): Promise<{ ok: boolean; text: string }> {
  try {
    const cases = await parityCases(parseFixture(JSON.parse(await readFile(path, 'utf8'))))
    const parts: { ok: boolean; text: string }[] = []
    for (const runtime of runtimes) {
      const results: ParityResult[] = []
      for (const one of cases) results.push(await runCase(one, runtime))
      const result = worstOf(results)
      const ran = result.mode === runtime.mode
      const reason = ran ? '' : ` (ran eagerly: ${result.reason})`
      parts.push({ ok: ran && isOk(result), text: `${runtime.mode}: ${errorsOf(result)}${reason}` })
    }
    return { ok: parts.every(({ ok }) => ok), text: parts.map(({ text }) => text).join('   ') }
  } catch (error) {
    return { ok: false, text: error instanceof Error ? error.message : String(error) }
  }
}

function errorsOf({ loss, gradient, displacement }: ParityResult): string {
  const part = (name: keyof typeof TOLERANCES, { error, at }: Difference) =>
    `${name} ${error.toExponential(1)}${error <= TOLERANCES[name] ? '' : ` at ${at}`}`
  return [part('loss', loss), part('gradient', gradient), part('displacement', displacement)].join('  ')
}
