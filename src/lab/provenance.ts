import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { version_core as tfjs } from '@tensorflow/tfjs-core'
import { version as playground } from '../../package.json'
import { projectFolder } from './project-folder'

/** What made a result, beside its configuration; the same for all that one machine makes with one version. */
export interface Provenance {
  readonly playground: string
  /** Of the code that ran; null where it lies in no repository of its own, ending in + where files were changed since. */
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
    commit: commitOf(projectFolder()),
    tfjs,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
  }
  return known
}

/** Of `folder`, where that is the top of a repository: a copy of the project inside another one has no commit. */
export function commitOf(folder: string | undefined): string | null {
  if (folder === undefined) return null
  const git = (...argv: string[]) =>
    execFileSync('git', argv, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    if (realpathSync(git('rev-parse', '--show-toplevel')) !== realpathSync(folder)) return null
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`
  } catch {
    return null
  }
}
