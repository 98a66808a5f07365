import * as v from 'valibot'
import { inside, type Refusal, shown, unknownName } from './refusal'

/** What of valibot's schemas is looked at; each kind has some of it. */
interface Node {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly wrapped?: Node
  readonly options?: readonly (Node | string)[]
  readonly item?: Node
  readonly items?: readonly Node[]
  readonly value?: Node
  readonly key?: string | Node
  readonly literal?: unknown
  readonly pipe?: readonly (Node & { readonly requirement?: unknown; readonly message?: unknown })[]
}

/**
 * Everything in `given` that a form does not name or allow. Unlike the form itself, which a link or an old file may
 * overfill, this also refuses keys that the form would pass over, everywhere but in `record`s, whose keys are free.
 */
export function formRefusals(form: v.GenericSchema, given: unknown, place = ''): Refusal[] {
  return walk(form as unknown as Node, given, place)
}

function walk(node: Node, given: unknown, place: string): Refusal[] {
  switch (node.type) {
    case 'optional':
    case 'exact_optional':
      return given === undefined ? [] : walk(node.wrapped!, given, place)
    case 'nullable':
      return given === null ? [] : walk(node.wrapped!, given, place)
    case 'nullish':
      return given === undefined || given === null ? [] : walk(node.wrapped!, given, place)
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return walkObject(node, given, place)
    case 'variant':
      return walkVariant(node, given, place)
    case 'record':
      if (!isObject(given)) return [wrong(place, given, 'an object')]
      return Object.entries(given).flatMap(([key, value]) => [
        ...walk(node.key as Node, key, inside(place, key)),
        ...walk(node.value!, value, inside(place, key)),
      ])
    case 'array': {
      if (!Array.isArray(given)) return [wrong(place, given, 'a list')]
      const items = given.flatMap((value, index) => walk(node.item!, value, inside(place, index)))
      return items.length > 0 ? items : leaf(node, given, place)
    }
    default:
      return leaf(node, given, place)
  }
}

function walkObject({ entries = {} }: Node, given: unknown, place: string): Refusal[] {
  const names = Object.keys(entries)
  if (!isObject(given)) return [wrong(place, given, `an object with ${names.join(', ')}`)]
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(entries, key))
  const missing = names.filter((name) => !Object.hasOwn(given, name) && !mayLack(entries[name]!))
  return [
    ...unknown.map((key) => ({ place: inside(place, key), problem: unknownName('entry', key, names) })),
    ...missing.map((name) => ({
      place: inside(place, name),
      problem: `is missing; it must be ${allowed(entries[name]!)}`,
    })),
    ...names.flatMap((name) =>
      Object.hasOwn(given, name) ? walk(entries[name]!, given[name], inside(place, name)) : [],
    ),
  ]
}

function walkVariant(node: Node, given: unknown, place: string): Refusal[] {
  const key = node.key as string
  const options = node.options as readonly Node[]
  const kinds = options.map((option) => String(option.entries![key]!.literal))
  if (!isObject(given)) return [wrong(place, given, `an object with ${key}: ${kinds.join(' or ')}`)]
  const option = options.find((candidate) => candidate.entries![key]!.literal === given[key])
  if (option) return walkObject(option, given, place)
  const problem =
    typeof given[key] === 'string' ? unknownName(key, given[key], kinds) : `must be one of ${kinds.join(', ')}`
  return [{ place: inside(place, key), problem }]
}

function leaf(node: Node, given: unknown, place: string): Refusal[] {
  const schema = node as unknown as v.GenericSchema
  if (v.safeParse(schema, given).success) return []
  if (node.type === 'picklist' && typeof given === 'string') {
    return [{ place: orTop(place), problem: unknownName('choice', given, node.options as readonly string[]) }]
  }
  return [wrong(place, given, allowed(node))]
}

function wrong(place: string, given: unknown, wanted: string): Refusal {
  const is =
    given === undefined ? 'is missing' : `is ${typeof given === 'string' ? JSON.stringify(shown(given)) : shown(given)}`
  return { place: orTop(place), problem: `${is}; it must be ${wanted}` }
}

function orTop(place: string): string {
  return place === '' ? 'its top' : place
}

/** What a form allows, in words. */
function allowed(node: Node): string {
  const checks = new Map((node.pipe ?? []).map((step) => [step.type, step]))
  const number = (type: string) => checks.get(type)?.requirement
  switch (node.type) {
    case 'optional':
    case 'nullable':
    case 'nullish':
      return `${allowed(node.wrapped!)}${node.type === 'optional' ? '' : ', or null'}`
    case 'literal':
      return JSON.stringify(node.literal)
    case 'picklist':
      return `one of ${(node.options as readonly string[]).join(', ')}`
    case 'number': {
      const [least, most] = [number('min_value'), number('max_value')]
      const from = least === undefined ? '' : ` from ${least}`
      const above = number('gt_value') === undefined ? '' : ` above ${number('gt_value')}`
      return `a ${checks.has('integer') ? 'whole ' : ''}number${from}${above}${most === undefined ? '' : ` to ${most}`}`
    }
    case 'string': {
      const pattern = checks.get('regex')?.message
      return typeof pattern === 'string' ? `a text that ${pattern}` : `a text${limits(checks, 'letter')}`
    }
    case 'boolean':
      return 'true or false'
    case 'union':
      return (node.options as readonly Node[]).map(allowed).join(', or ')
    case 'array':
      return `a list${limits(checks, 'entry')}`
    case 'strict_tuple':
    case 'tuple':
      return `a list of ${node.items!.length}: ${node.items!.map(allowed).join('; ')}`
    case 'object':
    case 'strict_object':
      return `an object with ${Object.keys(node.entries!).join(', ')}`
    default:
      return 'an object'
  }
}

function limits(checks: ReadonlyMap<string, { readonly requirement?: unknown }>, what: string): string {
  const least = checks.get('min_length')?.requirement
  const most = checks.get('max_length')?.requirement
  const bounds = [least === undefined ? '' : `at least ${least}`, most === undefined ? '' : `at most ${most}`]
  const words = bounds.filter((bound) => bound !== '').join(' and ')
  return words === '' ? '' : ` of ${words} ${what === 'entry' ? 'entries' : 'letters'}`
}

function mayLack({ type }: Node): boolean {
  return type === 'optional' || type === 'nullish' || type === 'exact_optional'
}

export function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
