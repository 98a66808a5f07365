import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { algorithms } from '../../core/algorithms/registry'
import { environmentDefinitions } from '../../core/environments/registry'
import type { RunConfiguration } from '../../core/training/configuration'
import { groupBy } from './group-by'

const LONGEST_VALUE = 40

/** A configuration as a list of places and values; the seed is no part of it. */
type Flat = ReadonlyMap<string, string>

/** What a group is called, as short as tells it from all others. */
export interface GroupLabel {
  /** Algorithm and whatever was varied beside the task. */
  readonly method: string
  /** Environment, and what was varied about it and its dataset. */
  readonly task: string
}

/**
 * Labels of different configurations. Beside algorithm and environment they name what differs between configurations of
 * the same algorithm in the same environment; what differs only because algorithms have different defaults is left out.
 */
export function labelsOf(configurations: readonly RunConfiguration[]): GroupLabel[] {
  const flat = configurations.map((configuration) => flatten(withNames(configuration, configurations)))
  const telling = tellingPlaces(configurations, flat)
  const partsOf = (values: Flat, belongs: (place: string) => boolean) =>
    telling.filter(belongs).flatMap((place) => {
      const value = values.get(place)
      return value === undefined ? [] : [`${shortName(place, telling)} = ${value}`]
    })
  return configurations.map(({ algorithm, environment }, index) => ({
    method: [labelOf(algorithms, algorithm.id), ...partsOf(flat[index]!, (place) => !isOfTask(place))].join(', '),
    task: [
      environment ? labelOf(environmentDefinitions, environment.id) : 'no environment',
      ...partsOf(flat[index]!, isOfTask),
    ].join(', '),
  }))
}

/** As the page calls it; what this version does not know, by its id. */
function labelOf(known: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return known.find((one) => one.id === id)?.label ?? id
}

/** A file is called by its name, unless two of one name lay in different folders. */
function withNames(configuration: RunConfiguration, all: readonly RunConfiguration[]): RunConfiguration {
  const { dataset } = configuration
  if (dataset?.kind !== 'file') return configuration
  const paths = new Set(all.flatMap((one) => (one.dataset?.kind === 'file' ? [one.dataset.path] : [])))
  if (new Set([...paths].map((path) => basename(path))).size < paths.size) return configuration
  return { ...configuration, dataset: { ...dataset, path: basename(dataset.path) } }
}

function tellingPlaces(configurations: readonly RunConfiguration[], flat: readonly Flat[]): string[] {
  const byKind = groupBy(
    flat.map((values, index) => ({ values, configuration: configurations[index]! })),
    ({ configuration }) => `${configuration.algorithm.id} ${configuration.environment?.id}`,
  )
  const telling = new Set<string>()
  for (const alike of byKind.values()) {
    const places = new Set(alike.flatMap(({ values }) => [...values.keys()]))
    for (const place of places) {
      if (new Set(alike.map(({ values }) => values.get(place))).size > 1) telling.add(place)
    }
  }
  return [...telling]
}

function isOfTask(place: string): boolean {
  return place.startsWith('environment.') || place.startsWith('dataset.')
}

function shortName(place: string, telling: readonly string[]): string {
  const last = place.slice(place.lastIndexOf('.') + 1)
  return telling.filter((other) => other.endsWith(`.${last}`)).length === 1 ? last : place
}

function flatten(value: unknown, place = '', into = new Map<string, string>()): Flat {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (place !== '' || key !== 'seed') flatten(inner, place === '' ? key : `${place}.${key}`, into)
    }
  } else into.set(place, brief(String(value)))
  return into
}

function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.length <= LONGEST_VALUE) return line
  return `${line.slice(0, LONGEST_VALUE - 12)}... (${createHash('sha256').update(text).digest('hex').slice(0, 6)})`
}
