import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgeAudit } from './audit-report.mjs'

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>
const { packages } = read('package-lock.json') as {
  packages: Record<string, { version: string; integrity?: string; hasInstallScript?: boolean }>
}
const all = Object.entries({ ...dependencies, ...devDependencies })

describe('dependencies', () => {
  it('are pinned to one version each, which is the locked one', () => {
    expect(all.length).toBeGreaterThan(20)
    for (const [name, version] of all) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
  })

  it('are locked by their checksum, those of dependencies too', () => {
    const unlocked = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity)
    expect(unlocked.map(([path]) => path)).toEqual([])
  })

  it('run no script when they are installed, but two that are not needed', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
    // core-js asks for donations, esbuild puts its program in the place of a wrapper that finds it anyway.
    expect(scripted.map(([path]) => path)).toEqual(['node_modules/core-js', 'node_modules/esbuild'])
    expect(readFileSync('src/setup/install.mjs', 'utf8')).toContain("'ci', '--ignore-scripts'")
  })
})

describe('audit', () => {
  const finding = (severity: string) =>
    JSON.stringify({ vulnerabilities: { left: { name: 'left', severity, range: '<1.2.3' } } })

  it('fails on grave findings and tells lesser ones', () => {
    expect(judgeAudit(finding('critical'))).toEqual({ outcome: 'failed', lines: ['left <1.2.3: critical'] })
    expect(judgeAudit(finding('low'))).toEqual({ outcome: 'passed', lines: ['left <1.2.3: low'] })
    expect(judgeAudit('{"vulnerabilities":{}}').outcome).toBe('passed')
  })

  it('judges by a file of advisories, where one is given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'advisories-'))
    const judged = async (name: string, vulnerable_versions: string) => {
      const path = join(folder, 'given.json')
      const advisory = { id: 1, url: 'https://example.org', title: 'made', severity: 'high', vulnerable_versions }
      await writeFile(path, JSON.stringify({ [name]: [advisory] }))
      const argv = ['src/setup/audit.mjs', '--advisories', path]
      const { status, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
      return { status, stdout }
    }
    const locked = packages['node_modules/fflate']!.version
    expect(await judged('fflate', `<=${locked}`)).toEqual({ status: 1, stdout: expect.stringContaining('fflate') })
    const none = 'No known vulnerability in any package of the page or the lab.\n'
    expect(await judged('fflate', `>${locked}`)).toEqual({ status: 0, stdout: none })
    await rm(folder, { recursive: true })
  }, 120_000)

  it('claims nothing without an answer', () => {
    const refused = '{"message":"405 Method Not Allowed","error":{"summary":""}}'
    expect(judgeAudit(refused)).toEqual({ outcome: 'skipped', lines: [expect.stringContaining('405')] })
    expect(judgeAudit('').outcome).toBe('skipped')
    expect(judgeAudit('{"error":{"summary":"request failed"}}').lines[0]).toContain('request failed')
  })
})
