import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Algorithm } from '../../algorithms/algorithm'

/** A deliberate mistake in an algorithm's source. */
export interface Mistake {
  /** What is wrong, in words. */
  readonly name: string
  readonly file: string
  /** Right text, which must occur exactly once, and the wrong one in its place. */
  readonly changes: readonly (readonly [right: string, wrong: string])[]
}

const ALGORITHMS = join(import.meta.dirname, '../../algorithms')
// Below the project, so that packages are found; beside the lab's bundle, so that version control ignores it.
const MUTANTS = join(import.meta.dirname, '../../../../node_modules/.cache/parity-mistakes')

/** Imports the algorithm that `entry` exports, with a mistake made in one of `files`. */
export async function mutant(entry: string, files: readonly string[], mistake: Mistake): Promise<Algorithm> {
  const module = await mutantModule(entry, files, mistake)
  const algorithm = Object.values(module).find((exported) => (exported as Algorithm)?.update)
  if (!algorithm) throw new Error(`${entry} exports no algorithm.`)
  return algorithm as Algorithm
}

/**
 * Imports the module `entry` with a mistake made in one of `files`. All other modules are the real ones. For tests
 * only: it writes copies of the sources, with the mistake, to a folder of their own.
 */
export async function mutantModule(
  entry: string,
  files: readonly string[],
  mistake: Mistake,
): Promise<Record<string, unknown>> {
  const folder = join(MUTANTS, `${entry}-${mistake.name}`.replaceAll(/[^a-z0-9]+/gi, '-'))
  for (const file of files) {
    const source = readFileSync(join(ALGORITHMS, file), 'utf8')
    const changed = file === mistake.file ? mistake.changes.reduce(change, source) : source
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, withAbsoluteImports(changed, dirname(join(ALGORITHMS, file)), folder, files))
  }
  return (await import(/* @vite-ignore */ join(folder, entry))) as Record<string, unknown>
}

function change(source: string, [right, wrong]: readonly [string, string]): string {
  const occurrences = source.split(right).length - 1
  if (occurrences !== 1) throw new Error(`"${right}" occurs ${occurrences} times, not once.`)
  return source.replace(right, () => wrong)
}

/** Relative imports of files that are not copied lead to the real ones. */
function withAbsoluteImports(source: string, from: string, folder: string, copied: readonly string[]): string {
  return source.replaceAll(/from '(\.[^']*)'/g, (_, path: string) => {
    const real = `${join(from, path)}.ts`
    const copy = copied.find((file) => join(ALGORITHMS, file) === real)
    return `from '${copy ? join(folder, copy) : real}'`
  })
}
