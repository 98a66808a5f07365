import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from './project-folder'
import { commitOf } from './provenance'

let folder: string
const git = (...argv: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...argv], { cwd: folder, encoding: 'utf8' })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provenance-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the commit of a result', () => {
  it('is of the code that ran, not of the folder that it was called in', () => {
    expect(projectFolder()).toBe(resolve('.'))
  })

  it('is none outside a repository', () => {
    expect(commitOf(folder)).toBeNull()
    expect(commitOf(undefined)).toBeNull()
  })

  it('is of a repository whose top it is; + says that files differ from it', async () => {
    git('init', '--quiet')
    await writeFile(join(folder, 'file'), 'one')
    await mkdir(join(folder, 'copy'))
    git('add', '.')
    git('commit', '--quiet', '--message', 'one')
    const hash = git('rev-parse', '--short=12', 'HEAD').trim()
    expect(commitOf(folder)).toBe(hash)
    await writeFile(join(folder, 'file'), 'two')
    expect(commitOf(folder)).toBe(`${hash}+`)
    // A copy of the project, without history, inside another repository.
    expect(commitOf(join(folder, 'copy'))).toBeNull()
  })
})
