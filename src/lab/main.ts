import { env } from '@tensorflow/tfjs-core'
import { commands } from './all-commands'
import { DiskError } from './disk'
import { serveJobs, WORKER_ARGUMENT } from './job-pool'
import { scenarioRuns } from './scenario-jobs'
import { seedRuns } from './train-seed'

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

// Whoever reads may stop reading (lab ... | head), or the file that standard output goes to may find no room.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') console.error(new DiskError('Standard output', error).message)
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
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
