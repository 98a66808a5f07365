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

/** In the order of the overview. */
export const commands: readonly Command[] = [
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
