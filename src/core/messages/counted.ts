import type { Message } from './message'

/** What is counted; their templates are not in the text of the source. */
export const countedNouns = [
  'action',
  'column',
  'episode',
  'number',
  'row',
  'step',
  'terminal step',
  'transition',
  'value',
] as const

export function counted(count: number, noun: (typeof countedNouns)[number]): Message {
  return { template: count === 1 ? `{0} ${noun}` : `{0} ${noun}s`, values: [count.toLocaleString('en-GB')] }
}
