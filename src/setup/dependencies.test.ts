import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judgeAudit } from './audit-report.mjs'

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>
const { packages } = read('package-lock.json') as { packages: Record<string, { version: string; integrity?: string }> }
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
})

describe('audit', () => {
  const finding = (severity: string) =>
    JSON.stringify({ vulnerabilities: { left: { name: 'left', severity, range: '<1.2.3' } } })

  it('fails on grave findings and tells lesser ones', () => {
    expect(judgeAudit(finding('critical'))).toEqual({ outcome: 'failed', lines: ['left <1.2.3: critical'] })
    expect(judgeAudit(finding('low'))).toEqual({ outcome: 'passed', lines: ['left <1.2.3: low'] })
    expect(judgeAudit('{"vulnerabilities":{}}').outcome).toBe('passed')
  })

  it('claims nothing without an answer', () => {
    const refused = '{"message":"405 Method Not Allowed","error":{"summary":""}}'
    expect(judgeAudit(refused)).toEqual({ outcome: 'skipped', lines: [expect.stringContaining('405')] })
    expect(judgeAudit('').outcome).toBe('skipped')
    expect(judgeAudit('{"error":{"summary":"request failed"}}').lines[0]).toContain('request failed')
  })
})
