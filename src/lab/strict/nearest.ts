/** Beyond this share of a name's letters a suggestion would be a guess. */
const MOST_CHANGED = 0.4

/**
 * The known name that was probably meant: the one with the fewest letters left out, put in, exchanged or swapped with
 * their neighbour, or else the only one whose letters, some left out, are what was written. Undefined where none is near.
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const small = plain(written)
  const distances = known.map((name) => ({ name, distance: distance(small, plain(name)) }))
  const near = distances
    .filter(({ name, distance }) => distance <= MOST_CHANGED * Math.max(small.length, plain(name).length))
    .sort((a, b) => a.distance - b.distance)
  if (near[0]) return near[0].name
  const containing = small.length < 3 ? [] : known.filter((name) => isLeftOf(plain(name), small))
  return containing.length === 1 ? containing[0] : undefined
}

/** Whether leaving letters out of the name makes what was written. */
function isLeftOf(name: string, written: string): boolean {
  let found = 0
  for (const letter of name) if (letter === written[found]) found++
  return found === written.length
}

/** Capitals, hyphens and underscores are no difference between names. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}

/** Damerau and Levenshtein's, each pair of letters swapped at most once (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i])
  rows[0] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const exchanged = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, exchanged)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      rows[i]![j] = least
    }
  }
  return rows[a.length]![b.length]!
}
