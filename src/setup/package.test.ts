import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'playground-consumer-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The packed files, with the dependencies that package.json names and no others, as an installation would have them. */
function install(): void {
  const options = { cwd: root, encoding: 'utf8' } as const
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { ...options, stdio: 'pipe' })
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  execFileSync('tar', ['-xzf', join(folder, archive!), '-C', folder])
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@tensorflow'), { recursive: true })
  mkdirSync(join(modules, '@types'))
  mkdirSync(join(modules, '@webgpu'))
  const { name, dependencies } = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'))
  renameSync(join(folder, 'package'), join(modules, name))
  for (const dependency of [...Object.keys(dependencies), '@types/node', '@webgpu/types'])
    symlinkSync(join(root, 'node_modules', dependency), join(modules, dependency))
}

it('is packed so that a project elsewhere compiles a step and trains AWAC on its own arrays', {
  timeout: 180_000,
}, () => {
  install()
  cpSync(join(root, 'src/setup/consumer'), folder, { recursive: true })
  const types = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [types, '-p', folder], { cwd: folder, encoding: 'utf8' })
  const output = execFileSync(process.execPath, ['built/main.js'], { cwd: folder, encoding: 'utf8' })
  const { line, awac } = JSON.parse(output.trim().split('\n').at(-1)!)
  expect(line).toMatchObject({ mode: 'compiled' })
  expect(line.weight).toBeCloseTo(3, 4)
  expect(line.kernels).toBeGreaterThan(3)
  expect(awac.steps).toBe(400)
  expect(awac.action).toBeGreaterThan(0.4)
})

it('has pages that say of each public name what it takes and gives', { timeout: 180_000 }, () => {
  execFileSync('npm', ['run', '--silent', 'api'], { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  const page = (name: string) => readFileSync(join(root, 'package/api', name), 'utf8')
  for (const entry of ['engine', 'core']) expect(page('index.md')).toContain(`(./${entry}.md)`)
  expect(page('engine.compile.md')).toContain('makes a static plan of it')
  expect(page('core.md')).toContain('core.createrun.md')
})
