import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'

/** Throws a DatasetError unless `share` lies in [0, 1], or in [0, `below`). */
export function checkShare(share: number, what: Message, { below }: { readonly below?: number } = {}): void {
  if (share >= 0 && share <= 1 && (below === undefined || share < below)) return
  const range = below === undefined ? message`from 0 to 1` : message`at least 0 and below ${below}`
  throw new DatasetError(message`The ${what} is ${share}; it has to be ${range}.`)
}

export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`
}
