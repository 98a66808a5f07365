import type { RunConfiguration } from './configuration'
import { withLaterSettings } from './run-settings'
import { policySnapshot } from './snapshot'
import type { FrozenRun, TransferredState } from './transfer-report'

/**
 * The configuration that a frozen run had come to, with every value that was moved while it ran: a run that continues
 * with it goes on as if it had never stopped.
 */
export function configurationWhenFrozen({ configuration, snapshot }: FrozenRun): RunConfiguration {
  const { hyperparameters, settings } = policySnapshot(snapshot).plain as TransferredState['values']
  return {
    ...configuration,
    algorithm: { ...configuration.algorithm, hyperparameters },
    settings: withLaterSettings(settings),
  }
}
