import { findEnvironment } from '../../core/environments/registry'
import type { Scenario, Slider } from '../../core/scenarios/scenario'
import type { NumberField, Schema } from '../../core/schema/field'
import { runSettings } from '../../core/training/run-settings'
import { settingLock } from '../assignment/assignment-store'
import { interveneOnExperiments } from '../runs/interventions'
import { findAlgorithm } from '../settings/catalogue-store'
import { askBeforeReset } from '../settings/reset-question'
import { placeOf } from '../settings/settings-actions'
import { runScenarioLive } from './scenario-actions'
import { isOver, liveRuns } from './scenario-live'
import { useScenario } from './scenario-store'

/** Where a slider of a scenario is on the page, for the question that it may ask. */
export function sliderPlace({ of, name }: Pick<Slider, 'of' | 'name'>): string {
  return `scenario.${of}.${name}`
}

/** The lesson locks it together with the same setting's control on the left. */
export function sliderLock({ of, name }: Pick<Slider, 'of' | 'name'>, state?: Parameters<typeof settingLock>[1]) {
  const group = { environment: 'parameters', hyperparameters: 'hyperparameters', settings: 'runSettings' } as const
  return settingLock(placeOf(group[of], name), state)
}

/** The schema that declares it, with the id under which it is translated; undefined until the worker has described it. */
export function schemaOf(
  { methods, environment }: Scenario,
  { of, name }: Slider,
): { readonly scope: string; readonly schema: Schema } | undefined {
  if (of === 'environment') return { scope: environment.id, schema: findEnvironment(environment.id).parameters }
  if (of === 'settings') return { scope: 'run', schema: runSettings }
  const algorithm = methods
    .map((method) => findAlgorithm(method.algorithm))
    .find((one) => one && name in one.hyperparameters)
  return algorithm && { scope: algorithm.id, schema: algorithm.hyperparameters }
}

/** What the recorded runs had: of the first method that has the setting. */
export function recordedValue({ of, name }: Pick<Slider, 'of' | 'name'>): number | undefined {
  const { open } = useScenario.getState()
  for (const { id } of open?.scenario.methods ?? []) {
    const { environment, algorithm, settings } = open!.recording.configurations[id]!
    const value = { environment: environment!.parameters, hyperparameters: algorithm.hyperparameters, settings }[of][
      name
    ]
    if (typeof value === 'number') return value
  }
  return undefined
}

/** Acts at once on all methods that have it, or starts their live runs anew, after asking. */
export function moveSlider({ of, name }: Pick<Slider, 'of' | 'name'>, field: NumberField, value: number): void {
  if (sliderLock({ of, name })) return
  const set = () =>
    useScenario.setState(({ moved }) => ({ moved: { ...moved, [of]: { ...moved[of], [name]: value } } }))
  const going = liveRuns().some(({ run }) => !isOver(run))
  if (field.change === 'live' && going) {
    set()
    const runs = [...new Set(liveRuns().map(({ experiment }) => experiment))].filter(({ configuration }) =>
      of === 'settings' ? true : name in configuration.algorithm.hyperparameters,
    )
    void interveneOnExperiments(runs, { [name]: value })
    return
  }
  const accept = () => {
    set()
    if (going) void runScenarioLive()
  }
  askBeforeReset({ place: sliderPlace({ of, name }), what: field.label, proposed: value, accept }, going)
}
