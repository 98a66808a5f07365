// npm test: installs what is missing, a browser included, runs every check and ends with a line of totals.
// npm test -- --everywhere: one journey in Firefox and in WebKit as well.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser, ensureOtherEngines } from './browser.mjs'
import { buildKernels, installPackages, run } from './install.mjs'

installPackages()
buildKernels()
await ensureBrowser()
const everywhere = process.argv.includes('--everywhere')
const leftOut = everywhere ? ensureOtherEngines() : ['Firefox and WebKit (npm test -- --everywhere)']

const folder = mkdtempSync(join(tmpdir(), 'playground-checks-'))
/** What a check exits with that could learn nothing here, as without a connection. */
const CANNOT_BE_MADE = 2
const totals = { passed: 0, failed: 0 }
let secondTry = 0

/** Counts as one, unless it is the audit and nothing could be learnt. */
function check(name, script, args) {
  console.log(`\n--- ${name} ---`)
  const status = run('node', [script, ...args])
  if (status === CANNOT_BE_MADE && name === 'audit') return
  totals[status === 0 ? 'passed' : 'failed']++
}

/** A test runner: its JSON report gives the counts; a run that breaks down without one counts as a failure. */
function suite(name, script, args, env, report, count) {
  console.log(`\n--- ${name} ---`)
  const status = run('node', [script, ...args], { env: { ...process.env, ...env } })
  const { passed, failed } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1 }
  totals.passed += passed
  totals.failed += failed === 0 && status !== 0 ? 1 : failed
}

const vitest = 'node_modules/vitest/vitest.mjs'
function vitestSuite(project) {
  const report = join(folder, `${project}.json`)
  suite(
    project,
    vitest,
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {},
    report,
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  )
}

check('types', 'node_modules/typescript/bin/tsc', ['--noEmit'])
check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])
check('licences', 'src/setup/licences.mjs', ['--check'])
check('audit', 'src/setup/audit.mjs', [])
check('weight', 'src/setup/weight.mjs', [])
vitestSuite('unit')
vitestSuite('browser')
const report = join(folder, 'e2e.json')
suite(
  'end to end',
  'node_modules/@playwright/test/cli.js',
  ['test', '--reporter=list,json'],
  // The check of the weight has left the site that it built.
  {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PLAYGROUND_BUILT: '1',
    ...(everywhere && { PLAYGROUND_EVERYWHERE: '1' }),
  },
  report,
  ({ stats }) => {
    secondTry = stats.flaky
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
  },
)
rmSync(folder, { recursive: true })

if (secondTry > 0) console.log(`\n${secondTry} end-to-end tests passed at the second try only: see "flaky" above`)
for (const engine of leftOut) console.log(`\nNot tried: ${engine}`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)
