import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commands } from '../lab/all-commands'

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]
const PROGRAMS = /^(npm|npx|node|lab|pip|python3?|docker|sbatch|kubectl) /

/**
 * Which test runs a command, in a short form that does the real thing, and words of that file by which it is known. A
 * row whose command is in no document any more fails, and so does one whose test has lost these words.
 */
const runBy: Readonly<Record<string, readonly [test: string, words: string]>> = {
  'npm start': ['e2e/start.spec.ts', "'../src/setup/start.mjs'"],
  'npm test': ['.ci/run', 'npm test'],
  'npm run build': ['src/setup/test.mjs', "check('weight', 'src/setup/weight.mjs'"],
  'npm run preview': ['playwright.config.ts', 'npx vite preview'],
  'npm run check:unit': ['src/setup/test.mjs', "vitestSuite('unit')"],
  'npx vitest': ['src/setup/test.mjs', "vitestSuite('unit')"],
  'npm run bench': ['e2e/bench.spec.ts', "'src/setup/bench.mjs'"],
  'npm run bench --table': ['e2e/bench.spec.ts', "'--table'"],
  'npm run bench --compare': ['e2e/bench.spec.ts', "'--compare'"],
  'npm run bench --panels': ['e2e/bench.spec.ts', "'--panels'"],
  'npm run bench --anatomy': ['e2e/bench.spec.ts', "'--anatomy'"],
  'npm run soak': ['e2e/soak.spec.ts', "from '../src/setup/soak-measures.mjs'"],
  'npm run check:audit': ['src/setup/test.mjs', "'src/setup/audit.mjs'"],
  'npm run check:audit --advisories': ['src/setup/dependencies.test.ts', "'--advisories', path"],
  'npm run licences': ['src/setup/test.mjs', "'src/setup/licences.mjs', ['--check']"],
  'npm run format': ['src/setup/test.mjs', "'node_modules/@biomejs/biome/bin/biome', ['check'"],
  'lab train': ['src/lab/commands/train.test.ts', 'train.run('],
  'lab train --resume': ['src/lab/commands/kept.test.ts', "'--resume'"],
  'lab train --environment-command': ['src/lab/bridge/bridge.test.ts', 'docs/gymnasium_environment.py'],
  'lab continue': ['src/lab/commands/kept.test.ts', 'lab(continueCommand'],
  'lab continue --set': ['src/lab/commands/kept.test.ts', "'--set'"],
  'lab continue --environment-command': ['src/lab/bridge/bridge.test.ts', 'lab(continueCommand'],
  'lab evaluate': ['src/lab/commands/kept.test.ts', 'lab(evaluateCommand'],
  'lab scenario': ['src/lab/commands/scenario.test.ts', 'scenario.run('],
  'lab sweep': ['src/lab/commands/sweep.test.ts', "'node_modules/.cache/lab/main.mjs', 'sweep'"],
  'lab sweep --cell': ['src/lab/sweep/plan/plan.test.ts', "'--cell'"],
  'lab sweep --plan': ['src/lab/sweep/plan/plan.test.ts', "'--plan'"],
  'lab report': ['src/lab/commands/report.test.ts', 'report.run('],
  'lab inspect': ['src/lab/commands/inspect.test.ts', 'inspect.run('],
  'lab describe': ['src/lab/commands/describe.test.ts', 'describeCommand.run('],
  'lab describe --schema': ['src/lab/commands/describe.test.ts', "'--schema', 'configuration'"],
  'lab environments': ['src/lab/commands/environments.test.ts', 'environments.run('],
  'lab parity': ['src/lab/commands/parity.test.ts', 'parity.run('],
  'lab coverage': ['src/lab/commands/every-command.test.ts', "coverage: { argv: ['--trials'"],
}

/** What no test can run, and why. */
const notRun: Readonly<Record<string, string>> = {
  'npm run dev': 'waits for changes of the code; Vite’s own',
  'npm test --everywhere': 'is the suite itself, with two more browsers',
  'npm run bench --backend webgpu': 'needs a graphics card; the same command with wasm and cpu is run',
  'npm run lighthouse': 'is fetched from the registry when it is asked for; what it finds is in page-quality.spec.ts',
  'pip install': 'a package of others',
  'sbatch plan-slurm.sh': 'needs Slurm; plan.test.ts runs the script as a task of it would be run',
  'python3 plan-ray.py': 'needs Ray; plan.test.ts compiles it',
}

interface Found {
  readonly command: string
  readonly where: string
}

/** Lines of code blocks, and what stands in backticks in a sentence. */
function commandsIn(path: string): Found[] {
  const text = readFileSync(path, 'utf8')
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split('\n'))
  const inSentences = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!)
  return [...blocks, ...inSentences]
    .flatMap((line) => line.replace(/\s+#.*/, '').split(' && '))
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => PROGRAMS.test(line) && !/^npm (ci|install)/.test(line))
    .map((command) => ({ command, where: path }))
}

function asLab(command: string): string {
  return command.replace(/^npm run (--silent )?lab -- /, 'lab ')
}

/** All names under which a row may stand, the most exact first. */
function namesOf(command: string): string[] {
  const words = asLab(command).split(' ')
  const length = words[0] === 'npm' && words[1] === 'run' ? 3 : 2
  const program = words.slice(0, length).join(' ')
  const options = words.filter((word) => /^\[?--\w/.test(word)).map((word) => word.replaceAll(/[^\w-]/g, ''))
  const backend = words.includes('webgpu') ? [`${program} --backend webgpu`] : []
  return [...backend, ...options.map((option) => `${program} ${option}`), program]
}

const found = documents.flatMap(commandsIn)
const known = (name: string) => Object.hasOwn(runBy, name) || Object.hasOwn(notRun, name)

describe('the commands of README.md, CONTRIBUTING.md and docs', () => {
  it('are found', () => {
    expect(new Set(found.map(({ command }) => command)).size).toBeGreaterThan(40)
    expect(commandsIn('README.md').map(({ command }) => command)).toContain('npm run lab -- report runs/sweep')
  })

  it('are each run by a test, or it is said why not', () => {
    const general = /^lab (COMMAND|NAME|--help|-h)/
    const missing = found.filter(({ command }) => !general.test(asLab(command)) && !namesOf(command).some(known))
    expect(missing).toEqual([])
    expect(namesOf('npm run lab -- paint --out DIR').some(known)).toBe(false)
  })

  it('have no row here that no document needs', () => {
    const needed = new Set(found.flatMap(({ command }) => namesOf(command)))
    const stale = [...Object.keys(runBy), ...Object.keys(notRun)].filter((name) => !needed.has(name))
    expect(stale).toEqual([])
  })

  it.each(Object.entries(runBy))('%s: its test is there', (_, [test, words]) => {
    expect(readFileSync(test, 'utf8')).toContain(words)
  })

  it('name files of the project that are there', () => {
    const paths = found.flatMap(({ command, where }) =>
      (command.match(/(?<![\w/])(?:src|docs|public|e2e)\/[\w./-]+/g) ?? []).map((path) => ({ path, where })),
    )
    expect(paths.length).toBeGreaterThan(5)
    expect(paths.filter(({ path }) => !existsSync(path))).toEqual([])
  })

  it('of the lab name commands and options that it has', () => {
    const wrong = found.flatMap(({ command, where }) => {
      const [program, name, ...words] = asLab(command).split(' ')
      if (program !== 'lab' || name === 'COMMAND' || name!.startsWith('-')) return []
      const usage = commands.find((one) => one.name === name)?.usage
      if (usage === undefined) return [{ command, where, problem: 'no such command' }]
      const options = words.flatMap((word) => /^\[?(--[a-z-]+)/.exec(word)?.[1] ?? [])
      return options.filter((one) => !usage.includes(one)).map((one) => ({ command, where, problem: one }))
    })
    expect(wrong).toEqual([])
  })

  it('of npm name scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    const wrong = found.filter(({ command }) => {
      const name = /^npm run (?:--silent )?([\w:-]+)/.exec(command)?.[1]
      return name !== undefined && !Object.hasOwn(scripts, name)
    })
    expect(wrong).toEqual([])
  })
})
