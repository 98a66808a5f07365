import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import { version_core as tfjs } from '@tensorflow/tfjs-core'
import { version as playground } from '../../package.json'

/** What made a result, beside its configuration; the same for all that one machine makes with one version. */
export interface Provenance {
  readonly playground: string
  /** Of the project's repository; null where it is none, ending in + where files were changed since. */
  readonly commit: string | null
  readonly tfjs: string
  readonly node: string
  readonly platform: string
  readonly processor: string
  readonly cores: number
}

let known: Provenance | undefined

export function provenance(): Provenance {
  known ??= {
    playground,
    commit: commit(),
    tfjs,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
  }
  return known
}

function commit(): string | null {
  const git = (...argv: string[]) =>
    execFileSync('git', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`
  } catch {
    return null
  }
}
