import * as v from 'valibot'
import { issueMessage } from '../messages/issue'
import { type Message, message, withTexts } from '../messages/message'
import { CheckpointError } from './checkpoint-error'

const LONGEST_TEXT = 200

export function fitting<Form extends v.GenericSchema>(form: Form, given: unknown, place: string): v.InferOutput<Form> {
  const parsed = v.safeParse(form, given)
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]!
  const path = [place, v.getDotPath(issue)].filter(Boolean).join('.').slice(0, 300)
  throw unfit(message`${path || message`it`}: ${issueMessage(issue)}`)
}

export function requireLengths(...wanted: readonly (readonly [{ readonly length: number }, number])[]): void {
  const wrong = wanted.find(([array, length]) => array.length !== length)
  if (wrong) throw unfit(message`an array has ${wrong[0].length} values where ${wrong[1]} belong`)
}

export function unfit(what: Message): CheckpointError {
  return new CheckpointError('content', message`The checkpoint does not fit together: ${short(what)}.`)
}

/** Where what is wrong is a whole sentence. */
export function unfitBecause(sentence: Message): CheckpointError {
  return new CheckpointError('content', message`The checkpoint does not fit together: ${short(sentence)}`)
}

function short(what: Message): Message {
  return withTexts(what, (text) => text.slice(0, LONGEST_TEXT))
}
