import * as v from 'valibot'
import { CheckpointError } from './checkpoint-error'

export function fitting<Form extends v.GenericSchema>(form: Form, given: unknown, place: string): v.InferOutput<Form> {
  const parsed = v.safeParse(form, given)
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]!
  const path = [place, v.getDotPath(issue)].filter(Boolean).join('.')
  throw unfit(`${path || 'it'}: ${issue.message}`)
}

export function requireLengths(...wanted: readonly (readonly [{ readonly length: number }, number])[]): void {
  const wrong = wanted.find(([array, length]) => array.length !== length)
  if (wrong) throw unfit(`an array has ${wrong[0].length} values where ${wrong[1]} belong`)
}

export function unfit(what: string): CheckpointError {
  return new CheckpointError('content', `The checkpoint does not fit together: ${what.slice(0, 300)}.`)
}
