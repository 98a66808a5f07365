import * as v from 'valibot'
import { type Said, said, verbatim } from './said'

/** Where a form of plain data is wrong, as its keys have it. */
export function placeOf(issue: v.BaseIssue<unknown>): Said {
  const path = v.getDotPath(issue)
  return path === null ? said`its top` : verbatim(path)
}

const LONGEST = 200

/** Valibot words what it found in English alone, but always in the same way. */
export function issueSaid({ message }: v.BaseIssue<unknown>): Said {
  const [, what = '', expected, received = ''] =
    /^Invalid ([a-z ]+): (?:Expected (.+) but r|R)eceived (.+)$/is.exec(message.slice(0, LONGEST)) ?? []
  if (expected !== undefined) return said`Invalid ${kindOf(what)}: Expected ${expected} but received ${received}`
  return received === '' ? verbatim(message.slice(0, LONGEST)) : said`Invalid ${kindOf(what)}: Received ${received}`
}

function kindOf(what: string): Said {
  switch (what) {
    case 'type':
      return said`type`
    case 'key':
      return said`key`
    case 'value':
      return said`value`
    case 'length':
      return said`length`
    default:
      return verbatim(what)
  }
}
