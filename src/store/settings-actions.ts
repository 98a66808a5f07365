import type { FieldValue, Schema, Values } from '../core/schema/field'
import { defaults } from '../core/schema/values'
import { runSettings as runSettingsSchema } from '../core/training/run-settings'
import type { AlgorithmDescription } from '../worker/protocol'
import { findAlgorithm } from './catalogue-store'
import { trainer } from './connection'
import { askBeforeReset } from './reset-question'
import { beginAnew } from './run-actions'
import { useSettings } from './settings-store'

/** Where a setting belongs: to the algorithm, to the run or to the environment. */
export type SettingsGroup = 'hyperparameters' | 'runSettings' | 'parameters'

export function placeOf(group: SettingsGroup | 'page', key: string): string {
  return `${group}.${key}`
}

/** A live setting acts at once; one that needs a reset asks first. */
export function changeSetting(group: SettingsGroup, schema: Schema, key: string, value: FieldValue): void {
  const field = schema[key]!
  if (useSettings.getState()[group][key] === value) return
  if (field.change === 'live') {
    setValue(group, key, value)
    void trainer().change({ [key]: value })
    return
  }
  askBeforeReset({
    place: placeOf(group, key),
    what: field.label,
    proposed: value,
    accept: () => {
      setValue(group, key, value)
      void beginAnew()
    },
  })
}

export function changeSeed(seed: number): void {
  if (useSettings.getState().seed === seed) return
  askBeforeReset({
    place: placeOf('page', 'seed'),
    what: 'Seed',
    proposed: seed,
    accept: () => {
      useSettings.setState({ seed })
      void beginAnew()
    },
  })
}

export function changeAlgorithm(algorithmId: string): void {
  const description = findAlgorithm(algorithmId)
  if (!description || useSettings.getState().algorithmId === algorithmId) return
  askBeforeReset({
    place: placeOf('page', 'algorithm'),
    what: description.label,
    proposed: algorithmId,
    accept: () => {
      adoptAlgorithm(description)
      void beginAnew()
    },
  })
}

/** The algorithm with its defaults; settings of the run that a person has changed stay. */
export function adoptAlgorithm(description: AlgorithmDescription): void {
  const { algorithmId, runSettings } = useSettings.getState()
  const before = runDefaults(findAlgorithm(algorithmId))
  const changed = Object.entries(runSettings).filter(([key, value]) => before[key] !== value)
  useSettings.setState({
    algorithmId: description.id,
    hyperparameters: defaults(description.hyperparameters) as Values,
    runSettings: { ...runDefaults(description), ...Object.fromEntries(changed) },
  })
}

/** What the settings of a run are before anybody changes them: an algorithm may want other ones. */
export function runDefaults(description: AlgorithmDescription | undefined): Values {
  return { ...(defaults(runSettingsSchema) as Values), ...description?.runDefaults }
}

function setValue(group: SettingsGroup, key: string, value: FieldValue): void {
  useSettings.setState((state) => ({ [group]: { ...state[group], [key]: value } }))
}
