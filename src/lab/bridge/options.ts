import { algorithmById } from '../../core/algorithms/registry'
import type { RunConfiguration } from '../../core/training/configuration'
import { wholeNumber } from '../whole-number'
import type { EnvironmentCommand } from './environment-process'

/** Options of every command that acts in an environment. A configuration names no command: who opens one must not run it. */
export const environmentOptions = {
  'environment-command': { type: 'string' },
  'environment-timeout': { type: 'string', default: '60' },
} as const

export const environmentUsage = `  --environment-command COMMAND  acts in an environment of your own, a program that speaks JSON lines (docs/lab.md), where the
                  configuration's environment is null: "python3 docs/gymnasium_environment.py Hopper-v5"
  --environment-timeout N  seconds for one of its answers (default 60)`

export function environmentOf(values: {
  readonly 'environment-command'?: string | undefined
  readonly 'environment-timeout': string
}): EnvironmentCommand | undefined {
  const command = values['environment-command']
  if (command === undefined) return undefined
  return { command, timeout: wholeNumber('--environment-timeout', values['environment-timeout'], 1) }
}

/** Throws one sentence where a configuration leaves no room for an environment of one's own. */
export function requireRoomFor(
  command: EnvironmentCommand | undefined,
  { environment, algorithm }: RunConfiguration,
  path: string,
): void {
  if (!command) return
  if (algorithmById(algorithm.id).training === 'meta') {
    throw new Error(`${path}: ${algorithm.id} learns on a family of tasks, which --environment-command is not.`)
  }
  if (environment) {
    throw new Error(
      `${path} names the environment ${environment.id}; with --environment-command it must be "environment": null.`,
    )
  }
}
