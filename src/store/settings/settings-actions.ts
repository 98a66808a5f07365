import { findEnvironment } from '../../core/environments/registry'
import { findTaskFamily } from '../../core/environments/tasks/task-families'
import type { FieldValue, Schema, Values } from '../../core/schema/field'
import { defaults } from '../../core/schema/values'
import type { AlgorithmDescription } from '../../worker/protocol'
import { lockOf, settingLock } from '../assignment/assignment-store'
import { beginAnew, goOnAs } from '../runs/begin-run'
import { focusedRun } from '../runs/experiments-store'
import { intervene, isOnItsWay } from '../runs/interventions'
import { changeScenarioSeed, scenarioIsInFocus } from '../scenario/scenario-actions'
import { findAlgorithm } from './catalogue-store'
import { askBeforeReset } from './reset-question'
import { chooseSettings, settingsNow, valueNow } from './settings-now'
import { type Settings, useSettings } from './settings-store'
import { startingPoint } from './starting-point'

/** Where a setting belongs: to the algorithm, to the run or to the environment. */
export type SettingsGroup = 'hyperparameters' | 'runSettings' | 'parameters'

export function placeOf(group: SettingsGroup | 'page', key: string): string {
  return `${group}.${key}`
}

/** A live setting acts at once; one that needs a reset asks first. */
export function changeSetting(group: SettingsGroup, schema: Schema, key: string, value: FieldValue): void {
  const field = schema[key]!
  if (valueNow(group, key) === value || settingLock(placeOf(group, key))) return
  if (field.change === 'live') {
    // Of a run on its way it is a change, kept with the run; else it is how the next one begins.
    const run = focusedRun()
    if (!run.hosted) chooseSettings({ [group]: { ...settingsNow()[group], [key]: value } })
    else if (!isOnItsWay(run)) setValue(group, key, value)
    void intervene({ [key]: value })
    return
  }
  askBeforeReset({
    place: placeOf(group, key),
    what: field.label,
    proposed: value,
    accept: () => {
      chooseSettings({ [group]: { ...settingsNow()[group], [key]: value } })
      void beginAnew()
    },
  })
}

export function changeSeed(seed: number): void {
  if (useSettings.getState().seed === seed || lockOf('run')) return
  askBeforeReset({
    place: placeOf('page', 'seed'),
    what: 'Seed',
    proposed: seed,
    accept: () => {
      chooseSettings({ seed })
      void (scenarioIsInFocus() ? changeScenarioSeed() : beginAnew())
    },
  })
}

export function changeAlgorithm(algorithmId: string): void {
  const description = findAlgorithm(algorithmId)
  if (!description || useSettings.getState().algorithmId === algorithmId || lockOf('algorithm')) return
  const before = findAlgorithm(useSettings.getState().algorithmId)
  const goesOnFromThere = (before?.training === 'meta') === (description.training === 'meta')
  askBeforeReset({
    place: placeOf('page', 'algorithm'),
    what: description.label,
    proposed: algorithmId,
    accept: () => {
      adoptAlgorithm(description)
      void beginAnew()
    },
    carryOn: () => void goOnAs(() => adoptAlgorithm(description), goesOnFromThere),
  })
}

/** The algorithm with its starting values; settings of the run that a person has changed stay. */
export function adoptAlgorithm(description: AlgorithmDescription): void {
  const before = settingsNow()
  chooseSettings({ algorithmId: description.id })
  const { hyperparameters, runSettings } = startingPoint()
  useSettings.setState({
    hyperparameters,
    runSettings: keepChanges(runSettings, before.runSettings, startingPoint(before).runSettings),
  })
}

/** Another world: what it recommends takes the place of what nobody has changed. */
export function adoptEnvironment(environmentId: string | null, chosen: Values = {}): void {
  const before = settingsNow()
  const parameters = environmentId === null ? {} : (defaults(findEnvironment(environmentId).parameters) as Values)
  chooseSettings({ environmentId, parameters: { ...parameters, ...chosen } })
  adoptStartingPoint(before)
}

/** Other tasks to meta-train on; the world and the data for the other algorithms stay. */
export function changeTaskFamily(taskFamilyId: string): void {
  if (lockOf('world')) return
  askBeforeReset({
    place: placeOf('page', 'environment'),
    what: findTaskFamily(taskFamilyId).label,
    proposed: taskFamilyId,
    accept: () => {
      const before = settingsNow()
      chooseSettings({ taskFamilyId })
      adoptStartingPoint(before)
      void beginAnew()
    },
  })
}

/** In place of what nobody has changed since `before`. */
function adoptStartingPoint(before: Settings): void {
  const [from, to] = [startingPoint(before), startingPoint()]
  useSettings.setState({
    hyperparameters: keepChanges(to.hyperparameters, before.hyperparameters, from.hyperparameters),
    runSettings: keepChanges(to.runSettings, before.runSettings, from.runSettings),
  })
}

/** `to`, with the values in which `current` differs from where it came. */
function keepChanges(to: Values, current: Values, from: Values): Values {
  const changed = Object.entries(current).filter(([key, value]) => key in to && from[key] !== value)
  return { ...to, ...Object.fromEntries(changed) }
}

function setValue(group: SettingsGroup, key: string, value: FieldValue): void {
  useSettings.setState((state) => ({ [group]: { ...state[group], [key]: value } }))
}
