import { message } from '../../core/messages/message'
import { UserError } from '../../core/messages/user-error'
/** A file that lies beside the page. Throws where it cannot be had. */
export async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(new URL(path, document.baseURI))
  if (!response.ok) throw new UserError(message`${path} was not found (${response.status}).`)
  return response.json()
}
