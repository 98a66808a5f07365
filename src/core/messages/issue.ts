import * as v from 'valibot'
import { type Message, message, verbatim } from './message'

/** Where a form of plain data is wrong, as its keys have it. */
export function placeOf(issue: v.BaseIssue<unknown>): Message {
  const path = v.getDotPath(issue)
  return path === null ? message`its top` : verbatim(path)
}

const LONGEST = 200

/** Valibot words what it found in English alone, but always in the same way. */
export function issueMessage({ message: words }: v.BaseIssue<unknown>): Message {
  const [, what = '', expected, received = ''] =
    /^Invalid ([a-z ]+): (?:Expected (.+) but r|R)eceived (.+)$/is.exec(words.slice(0, LONGEST)) ?? []
  if (expected !== undefined) return message`Invalid ${kindOf(what)}: Expected ${expected} but received ${received}`
  return received === '' ? verbatim(words.slice(0, LONGEST)) : message`Invalid ${kindOf(what)}: Received ${received}`
}

function kindOf(what: string): Message {
  switch (what) {
    case 'type':
      return message`type`
    case 'key':
      return message`key`
    case 'value':
      return message`value`
    case 'length':
      return message`length`
    default:
      return verbatim(what)
  }
}
