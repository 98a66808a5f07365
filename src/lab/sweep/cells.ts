import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { version as playground } from '../../../package.json'
import { algorithmById } from '../../core/algorithms/registry'
import { findEnvironment } from '../../core/environments/registry'
import { inEnglish } from '../../core/said/said'
import { checkValues } from '../../core/schema/values'
import { checkConfiguration, type RunConfiguration } from '../../core/training/configuration'
import { canonicalJson } from './canonical-json'
import { combinations } from './grid'
import { type Sweep, SweepError } from './sweep-file'

const HASH_DIGITS = 16
const ONLY_AS_GIVEN =
  'A sweep trains no other values than those given: each must fit every combination (an axis "algorithm" with {"id", "hyperparameters"} keeps those of one algorithm together).'

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
 * Dataset paths are relative to `folder`. Throws a SweepError where a value is unknown or out of its range: a value that
 * was silently replaced would carry a wrong name.
 */
export async function cellsOf(sweep: Sweep, folder: string): Promise<Cell[]> {
  const cells = new Map<string, Cell>()
  const fileHashes = new Map<string, string>()
  for (const { given, label } of combinations(sweep)) {
    const configuration = checkedConfiguration(given, label)
    for (let i = 0; i < sweep.seeds; i++) {
      const seeded = checkedConfiguration({ ...configuration, seed: configuration.seed + i }, label)
      const content = { playground, backend: sweep.backend, ...(await identified(seeded, folder, fileHashes)) }
      const hash = createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, HASH_DIGITS)
      const world = seeded.environment?.id ?? 'no-environment'
      const name = `${seeded.algorithm.id}-${world}-seed-${seeded.seed}-${hash}`
      if (!cells.has(name)) cells.set(name, { name, configuration: seeded, backend: sweep.backend, label })
    }
  }
  return [...cells.values()]
}

function checkedConfiguration(given: unknown, label: string): RunConfiguration {
  const at = label === '' ? '' : ` with ${label}`
  try {
    const { configuration, problems } = checkConfiguration(given)
    const [problem] = problems
    if (problem !== undefined) throw new SweepError(`${inEnglish(problem)} ${ONLY_AS_GIVEN}`)
    return { ...configuration, environment: withAllParameters(configuration) }
  } catch (error) {
    throw new SweepError(`The configuration${at}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Parameters that are left out and ones that are given their default are the same environment. */
function withAllParameters({ environment, algorithm }: RunConfiguration): RunConfiguration['environment'] {
  if (!environment || algorithmById(algorithm.id).training === 'meta') return environment
  const { parameters } = findEnvironment(environment.id)
  return { id: environment.id, parameters: checkValues(parameters, environment.parameters).values }
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
  return { configuration: { ...configuration, dataset: { kind: 'file', sha256: known.get(path) } } }
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
