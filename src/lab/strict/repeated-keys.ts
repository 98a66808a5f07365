import { inside } from './refusal'

/**
 * Places at which an object of a JSON text has the same key a second time. JSON.parse takes the last of them without a
 * word, so that what a person reads first would not be what is trained. The text must be valid JSON.
 */
export function repeatedKeys(text: string): string[] {
  const repeated: string[] = []
  /** The objects and lists that are open: an object's keys so far, a list's length. */
  const open: { readonly keys: Set<string> | null; key: string; index: number }[] = []
  const here = () => open.slice(0, -1).reduce((place, { keys, key, index }) => inside(place, keys ? key : index), '')
  let isKey = false
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/g)) {
    const last = open.at(-1)
    if (token === '{' || token === '[') {
      open.push({ keys: token === '{' ? new Set() : null, key: '', index: 0 })
      isKey = token === '{'
    } else if (token === '}' || token === ']') {
      open.pop()
      isKey = false
    } else if (token === ',') {
      if (last && !last.keys) last.index++
      isKey = last?.keys != null
    } else if (isKey && last?.keys) {
      const key = JSON.parse(token) as string
      if (last.keys.has(key)) repeated.push(inside(here(), key))
      last.keys.add(key)
      last.key = key
      isKey = false
    }
  }
  return repeated
}
