import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { version as playground } from '../../../package.json'
import type { RunConfiguration } from '../../core/training/configuration'
import { canonicalJson } from './canonical-json'
import { completeConfiguration } from './complete-configuration'
import { combinations } from './grid'
import { type Sweep, SweepError } from './sweep-file'

const HASH_DIGITS = 16

/** One configuration with one seed. */
export interface Cell {
  /** Of its folder; made from everything that determines its numbers, so that equal cells share a folder. */
  readonly name: string
  /** Complete: every setting is there. */
  readonly configuration: RunConfiguration
  readonly backend: Sweep['backend']
  /** What the axes chose, for people; empty without axes. */
  readonly label: string
}

/**
 * The cells of a sweep, seeds changing fastest; combinations that come to the same configuration are there once.
 * `sweep` has been checked (strict/strict-sweep.ts), dataset paths are relative to `folder`, `command` is that of an environment
 * of one's own, in which all of them act. Throws a SweepError where a
 * dataset file cannot be read.
 */
export async function cellsOf(sweep: Sweep, folder: string, command?: string): Promise<Cell[]> {
  const cells = new Map<string, Cell>()
  const fileHashes = new Map<string, string>()
  for (const { given, label } of combinations(sweep)) {
    const configuration = completeConfiguration(given)
    for (let i = 0; i < sweep.seeds; i++) {
      const seeded = { ...configuration, seed: configuration.seed + i }
      const outside = command === undefined ? {} : { outside: command }
      const content = {
        playground,
        backend: sweep.backend,
        ...outside,
        ...(await identified(seeded, folder, fileHashes)),
      }
      const hash = createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, HASH_DIGITS)
      const world = seeded.environment?.id ?? (command === undefined ? 'no-environment' : 'outside')
      const name = `${seeded.algorithm.id}-${world}-seed-${seeded.seed}-${hash}`
      if (!cells.has(name)) cells.set(name, { name, configuration: seeded, backend: sweep.backend, label })
    }
  }
  return [...cells.values()]
}

/** A dataset file is known by its bytes, not by its path. */
async function identified(
  configuration: RunConfiguration,
  folder: string,
  known: Map<string, string>,
): Promise<Record<string, unknown>> {
  const { dataset } = configuration
  if (dataset?.kind !== 'file') return { configuration }
  const path = resolve(folder, dataset.path)
  if (!known.has(path)) known.set(path, await fileHash(path))
  const { path: _, ...chosen } = dataset
  return { configuration: { ...configuration, dataset: { ...chosen, sha256: known.get(path) } } }
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch {
    throw new SweepError(`The dataset ${path} cannot be read: is there such a file?`)
  }
  return hash.digest('hex')
}
