import * as v from 'valibot'

/**
 * What the page around an embed and the embed say to each other through `postMessage`: docs/embed.md explains it. Every
 * message carries `playground: 1`, the version; what does not is somebody else's and is passed over.
 */
export const PROTOCOL = 1

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const head = { playground: v.literal(PROTOCOL), id }
const MOST_BYTES = 2 ** 30

/** What the page around it asks; `id` comes back with the answer. */
export const Ask = v.variant('ask', [
  /** Who is there. */
  v.strictObject({ ...head, ask: v.literal('hello') }),
  /** Opens an experiment as the share dialog saves it, or a configuration of `lab train`. */
  v.strictObject({ ...head, ask: v.literal('configure'), configuration: v.record(v.string(), v.unknown()) }),
  /** Trains on this file; its name says its format. `mapping`: which column is what, as `dataset.mapping` of a run's file. */
  v.strictObject({
    ...head,
    ask: v.literal('dataset'),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    bytes: v.pipe(
      v.instance(ArrayBuffer),
      v.check(({ byteLength }) => byteLength <= MOST_BYTES),
    ),
    mapping: v.optional(v.record(v.string(), v.unknown())),
  }),
  /** The runs on the list. */
  v.strictObject({ ...head, ask: v.literal('runs') }),
  /** The figures on show. */
  v.strictObject({ ...head, ask: v.literal('figures') }),
])
export type Ask = v.InferOutput<typeof Ask>

export type Answer =
  | {
      readonly kind: 'hello'
      readonly protocol: typeof PROTOCOL
      readonly embed: string
      readonly language: string
      /** Without cross-origin isolation a run has one thread. */
      readonly isolated: boolean
    }
  /** `problems`: what of it was not taken as it was given, in the person's language. */
  | { readonly kind: 'configured'; readonly problems: readonly string[] }
  | { readonly kind: 'dataset'; readonly name: string; readonly transitions: number }
  /** The content of a file of runs, as the page saves and opens it. */
  | { readonly kind: 'runs'; readonly file: unknown }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }

export interface Figure {
  readonly title: string
  /** A whole SVG file. */
  readonly svg: string
}

/** `declined`: by the person; `busy`: the same is being asked or done already; `malformed` and `failed`: see `words`. */
export interface Refusal {
  readonly why: 'declined' | 'busy' | 'malformed' | 'failed'
  readonly words: string
}

/** What the embed says. */
export type Reply = { readonly playground: typeof PROTOCOL; readonly to: string } & (
  | { readonly answer: Answer }
  | { readonly refused: Refusal }
)

/** null: it is not ours. A string: it is meant for the embed, but says nothing that it knows; where it goes wrong. */
export function readAsk(data: unknown): Ask | { readonly id: string; readonly wrong: string } | null {
  if (typeof data !== 'object' || data === null || !('playground' in data) || 'to' in data) return null
  const parsed = v.safeParse(Ask, data)
  if (parsed.success) return parsed.output
  const given = 'id' in data && v.is(id, data.id) ? data.id : ''
  const [issue] = parsed.issues
  return { id: given, wrong: v.getDotPath(issue) ?? 'ask' }
}
