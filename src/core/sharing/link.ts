import { message } from '../messages/message'
import { UserError } from '../messages/user-error'

/** Before the content of a link, in the part of an address that no server sees. */
const LINK_START = '#v1.'
/** Longer ones are cut by messengers, and no experiment needs as much. */
export const LONGEST_LINK = 16_384
const MOST_BYTES = 262_144

/** A link that cannot be read; the message says why. */
export class LinkError extends UserError {
  override readonly name = 'LinkError'
}

/** Whether an address's fragment is meant to carry a state, of whatever version. */
export function isStateFragment(fragment: string): boolean {
  return /^#v\d{1,6}\./.test(fragment)
}

/** The fragment that carries this plain data: JSON, deflated (RFC 1951), as base64url (RFC 4648, section 5). */
export async function encodeFragment(content: unknown): Promise<string> {
  const { deflateSync, strToU8 } = await import('fflate')
  const packed = deflateSync(strToU8(JSON.stringify(content)), { level: 9 })
  const letters = btoa(String.fromCharCode(...packed))
  const fragment = LINK_START + letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  if (fragment.length > LONGEST_LINK) {
    throw new LinkError(message`This is too much for a link; save it as a file instead.`)
  }
  return fragment
}

/** The plain data that a fragment carries, unchecked. Throws a LinkError for anything that is no such fragment. */
export async function decodeFragment(fragment: string): Promise<unknown> {
  if (fragment.length > LONGEST_LINK) {
    throw new LinkError(message`The link is too long: ${LONGEST_LINK} characters are read at most.`)
  }
  if (!fragment.startsWith(LINK_START)) {
    const version = /^#v(\d{1,6})\./.exec(fragment)?.[1]
    throw new LinkError(
      version
        ? message`The link is of version ${version}; the page reads version 1.`
        : message`The link carries no experiment.`,
    )
  }
  const letters = fragment.slice(LINK_START.length)
  if (!/^[\w-]+$/.test(letters)) throw damaged()
  const { inflateSync, strFromU8 } = await import('fflate')
  try {
    const packed = Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    // Into a room of fixed size: what does not fit is cut, whatever the bytes claim.
    const bytes = inflateSync(packed, { out: new Uint8Array(MOST_BYTES) })
    return JSON.parse(strFromU8(bytes))
  } catch {
    throw damaged()
  }
}

function damaged(): LinkError {
  return new LinkError(message`The link is damaged or was cut off; ask for it again.`)
}
