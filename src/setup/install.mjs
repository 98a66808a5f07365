// Installs what is missing. Plain JavaScript without dependencies: it runs on a machine with nothing but Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const stamp = `${root}node_modules/.installed-lock`

/** Runs a command in the project's folder with its output shown; returns its exit code. */
export function run(command, args, options = {}) {
  // npm is a script on Windows, which needs a shell.
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  return result.status ?? 1
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`This project needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org.`)
  process.exit(1)
}

/** `npm ci` when the lock file is not the one that was installed. No package needs to run a script of its own for it. */
export function installPackages() {
  requireNode()
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  // Everything goes to standard error: standard output belongs to the command that follows, which may print JSON.
  console.error('Installing packages (once) ...')
  const quietly = { stdio: ['inherit', process.stderr, 'inherit'] }
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], quietly) !== 0) {
    console.error('The packages could not be installed: is the npm registry reachable?')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

/** Compiles the engine's kernels to WebAssembly where their sources changed. */
export function buildKernels() {
  if (run('node', ['src/setup/kernels.mjs'], { stdio: ['inherit', process.stderr, 'inherit'] }) !== 0) process.exit(1)
}
