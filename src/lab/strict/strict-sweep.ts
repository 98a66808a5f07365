import { algorithmById } from '../../core/algorithms/registry'
import { metaRunSettings } from '../../core/training/run-settings'
import { canonicalJson } from '../sweep/canonical-json'
import { completeConfiguration } from '../sweep/complete-configuration'
import { type Combination, combinations } from '../sweep/grid'
import { type Sweep, SweepForm } from '../sweep/sweep-file'
import { type Refusal, refuse, shown } from './refusal'
import { configurationRefusals, seedRefusals } from './strict-configuration'
import { formRefusals, isObject } from './strict-form'

/**
 * The sweep in a file. Throws a RefusedError where anything in it would be ignored or replaced, where an axis names
 * nothing, or where its values make no difference: a cell that was trained with something else would carry a wrong name.
 */
export function strictSweep(whole: unknown, source: string): Sweep {
  const given = withoutSchema(whole)
  refuse(source, formRefusals(SweepForm, given))
  const sweep = given as Sweep
  const made = combinations({ ...sweep, axes: sweep.axes ?? {} })
  const checked: Sweep = { ...sweep, axes: sweep.axes ?? {}, backend: sweep.backend ?? 'wasm' }
  refuse(source, [...twiceRefusals(checked), ...overwrittenRefusals(checked, made)])
  refuse(source, valueRefusalsOf(checked, made))
  refuse(source, [...withoutEffect(checked, made), ...seedRefusals('base.seed', at(sweep.base, 'seed'), sweep.seeds)])
  return checked
}

/** Where an editor finds the schema of the file is no part of the sweep. */
function withoutSchema(given: unknown): unknown {
  if (!isObject(given)) return given
  const { $schema: _, ...sweep } = given
  return sweep
}

/** Mistakes in the configurations, at the axis or the place in the base that they come from. */
function valueRefusalsOf({ axes }: Sweep, made: readonly Combination[]): Refusal[] {
  const names = Object.keys(axes)
  const found = new Map<string, Refusal>()
  for (const { given, label } of made) {
    for (const { place, problem } of configurationRefusals(given)) {
      const axis = names.findLast((name) => isWithin(place, name) || isWithin(name, place))
      const at = axis === undefined ? `base.${place}` : axisPlace(axis, place)
      const key = `${at}: ${problem}`
      if (!found.has(key))
        found.set(key, { place: at, problem: axis === undefined ? problem : `with ${label}, ${problem}` })
    }
  }
  const refusals = [...found.values()]
  const ofOneAlgorithm = refusals.some(({ problem }) => /there is no setting .* is one of /.test(problem))
  if (ofOneAlgorithm && made.some(({ given }) => idOf(given) !== idOf(made[0]!.given))) {
    const problem =
      'each value must fit every combination; an axis "algorithm" with {"id", "hyperparameters"} keeps those of one algorithm together'
    refusals.push({ place: 'axes', problem })
  }
  return refusals
}

function twiceRefusals({ axes }: Sweep): Refusal[] {
  return Object.entries(axes).flatMap(([axis, values]) => {
    const texts = values.map((value) => canonicalJson(value))
    const twice = values.find((_, index) => texts.indexOf(texts[index]!) !== index)
    return twice === undefined ? [] : [{ place: axisPlace(axis, axis), problem: `has the value ${shown(twice)} twice` }]
  })
}

/** `algorithm.hyperparameters.lambda` before `algorithm`: the later one replaces what the earlier one has set. */
function overwrittenRefusals({ axes }: Sweep, made: readonly Combination[]): Refusal[] {
  const names = Object.keys(axes)
  return names.flatMap((axis, index) => {
    const lost = made.some(({ given, chosen }) => canonicalJson(at(given, axis)) !== canonicalJson(chosen[axis]))
    const by = names.slice(index + 1).find((later) => isWithin(axis, later) || isWithin(later, axis))
    if (!lost || by === undefined || isWithin(by, axis)) return []
    return [
      { place: axisPlace(axis, axis), problem: `is overwritten by the axis ${by}, which comes later: put ${by} first` },
    ]
  })
}

/** All values of an axis come to the same runs: something else decides, or nothing reads the setting. */
function withoutEffect({ axes }: Sweep, made: readonly Combination[]): Refusal[] {
  const complete = made.map(({ given }) => canonicalJson(whatIsRead(given)))
  return Object.entries(axes).flatMap(([axis, values]) => {
    if (values.length < 2) return unreadByAll(axis, made)
    const byOthers = new Map<string, Set<string>>()
    for (const [index, { chosen }] of made.entries()) {
      const others = canonicalJson({ ...chosen, [axis]: null })
      byOthers.set(others, (byOthers.get(others) ?? new Set()).add(complete[index]!))
    }
    if ([...byOthers.values()].some((runs) => runs.size > 1)) return []
    return [
      {
        place: axisPlace(axis, axis),
        problem: `changes nothing: all its ${values.length} values come to the same runs`,
      },
    ]
  })
}

function unreadByAll(axis: string, made: readonly Combination[]): Refusal[] {
  const [, name] = /^settings\.(\w+)$/.exec(axis) ?? []
  const read = Object.keys(metaRunSettings)
  const unread = name !== undefined && !read.includes(name) && made.every(({ given }) => isMeta(given))
  if (!unread) return []
  return [
    { place: axisPlace(axis, axis), problem: `changes nothing: of the settings these runs read ${read.join(' and ')}` },
  ]
}

function whatIsRead(given: unknown): unknown {
  const configuration = completeConfiguration(given)
  if (!isMeta(given)) return configuration
  const { onlineSteps, evaluationEvery } = configuration.settings
  return { ...configuration, settings: { onlineSteps, evaluationEvery } }
}

function isMeta(given: unknown): boolean {
  return algorithmById(idOf(given)).training === 'meta'
}

function idOf(given: unknown): string {
  return at(given as Record<string, unknown>, 'algorithm.id') as string
}

function at(given: unknown, place: string): unknown {
  return place.split('.').reduce((part, key) => (part as Record<string, unknown> | undefined)?.[key], given)
}

function isWithin(place: string, outer: string): boolean {
  return place === outer || place.startsWith(`${outer}.`) || place.startsWith(`${outer}[`)
}

function axisPlace(axis: string, place: string): string {
  return `axes["${axis}"]${isWithin(place, axis) ? place.slice(axis.length) : ''}`
}
