import * as v from 'valibot'
import { issueMessage, placeOf } from '../../messages/issue'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { ColumnMapping, GivenMapping } from './column-roles'
import { guessMapping } from './guess'
import type { Field } from './source'

const names = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((given) => [given].flat()),
)
const name = v.nullable(v.string())

/** A mapping as a configuration or a command names it: a role that is left out is guessed. */
export const MappingForm = v.partial(
  v.strictObject({
    observations: names,
    actions: names,
    rewards: name,
    nextObservations: names,
    terminals: name,
    timeouts: name,
    episode: name,
    masks: name,
    ends: name,
    starts: name,
    wholeNumbers: v.literal('continuous'),
  }),
)

/** Throws a DatasetError that says which role is wrong. */
export function checkMapping(given: unknown): GivenMapping {
  const parsed = v.safeParse(MappingForm, given)
  if (parsed.success) return givenRoles(parsed.output)
  const [issue] = parsed.issues
  throw new DatasetError(message`the choice of columns is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
}

/** A role that is there without a value is not given. */
export function givenRoles(form: v.InferOutput<typeof MappingForm>): GivenMapping {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined))
}

/**
 * What is given, and for the other roles what the names of the remaining fields suggest. `desired_goal` also means
 * `observations/desired_goal`, where it is the only one of that name.
 */
export function completeMapping(given: GivenMapping, fields: readonly Field[]): ColumnMapping {
  const chosen = resolved(given, fields)
  const taken = new Set(Object.values(chosen).flat())
  const { mapping } = guessMapping(
    fields.filter(({ name }) => !taken.has(name)),
    chosen,
  )
  const nextObservations =
    chosen.nextObservations ?? nextOf(chosen.observations ?? mapping.observations, fields, mapping)
  return { ...mapping, nextObservations, ...chosen }
}

function resolved(given: GivenMapping, fields: readonly Field[]): GivenMapping {
  const full = (name: string): string => {
    if (fields.some((field) => field.name === name)) return name
    const ending = fields.filter(
      (field) => !field.derived && /[/.]/.test(field.name) && field.name.split(/[/.]/).at(-1) === name,
    )
    return ending.length === 1 ? ending[0]!.name : name
  }
  const entries = Object.entries(given).map(([role, names]) => {
    if (role === 'wholeNumbers' || names === null) return [role, names]
    return [role, Array.isArray(names) ? names.map(full) : full(names as string)]
  })
  return Object.fromEntries(entries) as GivenMapping
}

/** The next ones of just these observations: a file with one observation more than steps has each of them. */
function nextOf(observations: readonly string[], fields: readonly Field[], guess: ColumnMapping): readonly string[] {
  const fieldOf = (name: string) => fields.find((field) => field.name === name)
  const following = observations.map((name) => `next_${name}`)
  if (following.every((name) => fieldOf(name)?.derived)) return following
  const width = (names: readonly string[]) => names.reduce((sum, name) => sum + (fieldOf(name)?.width ?? 0), 0)
  return width(guess.nextObservations) === width(observations) ? guess.nextObservations : []
}
