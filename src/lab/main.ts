import { env } from '@tensorflow/tfjs-core'
import type { Command } from './command'
import { continueCommand } from './commands/continue'
import { coverage } from './commands/coverage'
import { describeCommand } from './commands/describe'
import { environments } from './commands/environments'
import { evaluateCommand } from './commands/evaluate'
import { inspect } from './commands/inspect'
import { parity } from './commands/parity'
import { report } from './commands/report'
import { scenario } from './commands/scenario'
import { sweep } from './commands/sweep'
import { train } from './commands/train'
import { serveJobs, WORKER_ARGUMENT } from './job-pool'
import { scenarioRuns } from './scenario-jobs'
import { seedRuns } from './train-seed'

const commands: readonly Command[] = [
  train,
  continueCommand,
  evaluateCommand,
  scenario,
  sweep,
  report,
  inspect,
  describeCommand,
  environments,
  parity,
  coverage,
]

const overview = `The same core as the page, without a browser.

Usage: npm run lab -- COMMAND [ARGUMENTS]

${commands.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join('\n')}

npm run lab -- COMMAND --help explains one command.`

async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview)
    return 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    console.error(`There is no command "${name}". Known are ${commands.map((known) => known.name).join(', ')}.`)
    return 1
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(`${command.summary}\n\nUsage: ${command.usage}`)
    return 0
  }
  return command.run(rest)
}

// tfjs advertises its native build otherwise.
env().set('IS_TEST', true)
if (process.argv[2] === WORKER_ARGUMENT) serveJobs([seedRuns, scenarioRuns])
else {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
