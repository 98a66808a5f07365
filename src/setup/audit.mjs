// npm run check:audit [-- --advisories FILE]: known vulnerabilities of what ends up on the page or in the lab, where the
// registry answers; or by a file, where it does not. Exit code 0: none that is grave; 1: a grave one; 2: nothing could be learnt.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { serveAdvisories } from './advisories.mjs'
import { judgeAudit } from './audit-report.mjs'
import { root } from './install.mjs'

const { values } = parseArgs({ options: { advisories: { type: 'string' } } })
const server = values.advisories === undefined ? undefined : await serveAdvisories(readAdvisories(values.advisories))
const registry = server ? [`--registry=${server.address}`] : []
const argv = ['audit', '--omit=dev', '--json', '--fetch-timeout=20000', '--fetch-retries=0', ...registry]
const child = spawn('npm', argv, {
  cwd: root,
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
})
let answer = ''
child.stdout.on('data', (text) => {
  answer += text
})
await once(child, 'close')
server?.close()
const { outcome, lines } = judgeAudit(answer)
for (const line of lines) console.log(line)
process.exit({ passed: 0, failed: 1, skipped: 2 }[outcome])

function readAdvisories(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    console.error(`${path} cannot be read as advisories (JSON): ${error.message}`)
    process.exit(2)
  }
}
