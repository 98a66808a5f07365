import { MOST_CELLS, type Sweep, SweepError } from './sweep-file'

/** One combination of the axes' values. */
export interface Combination {
  /** The base with this combination's values; not checked yet. */
  readonly given: Record<string, unknown>
  /** The value of each axis, by its place. */
  readonly chosen: Readonly<Record<string, unknown>>
  /** Axis by axis what was chosen, for messages. */
  readonly label: string
}

/** Every combination of the axes' values, the last axis changing fastest. */
export function combinations({ base, axes, seeds }: Sweep): Combination[] {
  const names = Object.keys(axes)
  const count = names.reduce((product, name) => product * axes[name]!.length, 1)
  if (count * seeds > MOST_CELLS) {
    throw new SweepError(
      `The sweep has ${count} configurations times ${seeds} seeds; it may have ${MOST_CELLS} cells: make several sweeps of it.`,
    )
  }
  return Array.from({ length: count }, (_, index) => {
    const given = structuredClone(base)
    const label: string[] = []
    const chosen: Record<string, unknown> = {}
    let stride = count
    for (const name of names) {
      const values = axes[name]!
      stride /= values.length
      const value = values[Math.floor(index / stride) % values.length]
      setAt(given, name, value)
      chosen[name] = value
      label.push(shorten(describe(name, value)))
    }
    return { given, chosen, label: label.join(', ') }
  })
}

/** An object that is set on an object of the same kind replaces it whole: what is left out has its default again. */
export function setAt(target: Record<string, unknown>, place: string, value: unknown): void {
  const path = place.split('.')
  const last = path.pop()!
  let parent = target
  for (const [depth, key] of path.entries()) {
    if (!Object.hasOwn(parent, key)) parent[key] = {}
    const inner = parent[key]
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) {
      throw new SweepError(
        `The axis ${place} cannot be set: the base's ${path.slice(0, depth + 1).join('.')} is ${shorten(JSON.stringify(inner))}, not an object.`,
      )
    }
    parent = inner as Record<string, unknown>
  }
  parent[last] = structuredClone(value)
}

/** `algorithm.id`, "awac" -> awac; `settings.onlineSteps`, 100 -> onlineSteps = 100; objects by what is in them. */
function describe(place: string, value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const parts = Object.entries(value).map(([key, inner]) => describe(`${place}.${key}`, inner))
    return parts.filter((part) => part !== '').join(', ')
  }
  const name = place.slice(place.lastIndexOf('.') + 1)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return name === 'id' || name === 'kind' ? text : `${name} = ${text}`
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
