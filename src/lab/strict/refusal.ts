import { nearestName } from './nearest'

/** Something in a file that is not taken: where, and what would be right there. */
export interface Refusal {
  /** As the file's keys have it: `algorithm.hyperparameters.lamda`, `axes["settings.onlineStep"]`. */
  readonly place: string
  /** What is wrong and what is allowed, without the place and without a full stop. */
  readonly problem: string
}

const MOST_SHOWN = 20

/** A file that nothing is trained from; the message has one line a mistake. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'

  constructor(
    /** What was read: a path. */
    readonly source: string,
    readonly refusals: readonly Refusal[],
  ) {
    super(sentences(source, refusals))
  }
}

export function refuse(source: string, refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new RefusedError(source, refusals)
}

function sentences(source: string, refusals: readonly Refusal[]): string {
  const lines = refusals.slice(0, MOST_SHOWN).map(({ place, problem }) => `  ${place}: ${problem}.`)
  const more = refusals.length > MOST_SHOWN ? [`  and ${refusals.length - MOST_SHOWN} more.`] : []
  const count = refusals.length === 1 ? 'one mistake' : `${refusals.length} mistakes`
  return [`${source} has ${count}; nothing was trained.`, ...lines, ...more].join('\n')
}

/** A name that there is not, with the one that was probably meant and all that there are. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const meant = nearestName(name, known)
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`
  const all = known.length === 0 ? 'nothing is allowed here' : `allowed: ${known.join(', ')}`
  return `there is no ${what} "${shown(name)}"${guess === '' ? ';' : guess} ${all}`
}

/** A value as the file has it, cut where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

export function inside(place: string, key: string | number): string {
  if (typeof key === 'number') return `${place}[${key}]`
  const plain = /^[A-Za-z_][\w-]*$/.test(key) ? key : `[${JSON.stringify(shown(key))}]`
  if (place === '') return plain
  return plain.startsWith('[') ? `${place}${plain}` : `${place}.${plain}`
}
