import { useShallow } from 'zustand/react/shallow'
import type { FieldValue, Values } from '../../core/schema/field'
import type { Change } from '../runs/experiment'
import { experimentOf, focusedRun, useExperiments } from '../runs/experiments-store'
import { type Settings, useSettings } from './settings-store'

const NO_CHANGES: readonly Change[] = []

/**
 * The settings as they are in force: where they describe the run in focus, its live changes so far come on top, which
 * are kept with its experiment alone. `counts` leaves some of them out.
 */
export function settingsNow(counts: (change: Change) => boolean = () => true): Settings {
  const { question: _, of: __, ...settings } = useSettings.getState()
  const changes = changesInForce().filter(counts)
  const { hyperparameters, runSettings } = settings
  return { ...settings, hyperparameters: after(hyperparameters, changes), runSettings: after(runSettings, changes) }
}

/** One value of them. */
export function valueNow(
  group: 'hyperparameters' | 'runSettings' | 'parameters',
  name: string,
): FieldValue | undefined {
  const own = useSettings.getState()[group]
  return (group === 'parameters' ? own : after(own, changesInForce()))[name]
}

/** The same for a part of the page: drawn again when it is chosen otherwise, and when the run has come to have it. */
export function useValueNow(
  group: 'hyperparameters' | 'runSettings' | 'parameters',
  name: string,
): FieldValue | undefined {
  useSettings(() => valueNow(group, name))
  return useExperiments(() => valueNow(group, name))
}

/** All hyperparameters in force. */
export function useHyperparametersNow(): Values {
  useSettings(useShallow(() => settingsNow().hyperparameters))
  return useExperiments(useShallow(() => settingsNow().hyperparameters))
}

/** From now on they are of a run that has not begun: what is in force stays, but for `change`. */
export function chooseSettings(change: Partial<Settings>): void {
  useSettings.setState({ ...settingsNow(), ...change, of: null })
}

function changesInForce(): readonly Change[] {
  const { of } = useSettings.getState()
  const run = focusedRun()
  if (of !== run.id) return NO_CHANGES
  const reached = run.progress?.step ?? 0
  return experimentOf(run.id)?.changes.filter(({ step }) => step <= reached) ?? NO_CHANGES
}

function after(values: Values, changes: readonly Change[]): Values {
  const own = changes.filter(({ name }) => name in values)
  return own.length === 0 ? values : { ...values, ...Object.fromEntries(own.map(({ name, to }) => [name, to])) }
}
