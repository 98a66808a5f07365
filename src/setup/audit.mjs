// npm run check:audit: known vulnerabilities of what ends up on the page or in the lab, where the registry answers.
// Exit code 0: none that is grave; 1: a grave one; 2: nothing could be learnt.
import { spawnSync } from 'node:child_process'
import { judgeAudit } from './audit-report.mjs'
import { root } from './install.mjs'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-timeout=20000', '--fetch-retries=0'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const { outcome, lines } = judgeAudit(stdout ?? '')
for (const line of lines) console.log(line)
process.exit({ passed: 0, failed: 1, skipped: 2 }[outcome])
