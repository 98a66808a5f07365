/** Equal structure and equal values, of plain data and typed arrays. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  if (keys.length !== others.length || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  return keys.every((key) => key in b && sameData(a[key as keyof typeof a], b[key as keyof typeof b]))
}
