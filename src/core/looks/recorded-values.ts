/** As many as recordings keep of other numbers. */
const SIGNIFICANT_DIGITS = 4

const ARRAYS = { f32: Float32Array, f64: Float64Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array } as const
type ArrayName = keyof typeof ARRAYS

/** Stands for a typed array in JSON: its type, and its values, null where one is no number. */
interface PlainArray {
  readonly type: ArrayName
  readonly of: readonly (number | null)[]
}

/** An answer as JSON can hold it: numbers with four significant digits, typed arrays by their type. */
export function plainAnswer(given: unknown): unknown {
  if (typeof given === 'number') return Number.isFinite(given) ? rounded(given) : null
  if (ArrayBuffer.isView(given)) {
    const type = (Object.keys(ARRAYS) as ArrayName[]).find((name) => given instanceof ARRAYS[name])
    if (!type) throw new TypeError(`A recording cannot hold a ${given.constructor.name}.`)
    const values = Array.from(given as Float32Array, (value) => (Number.isFinite(value) ? rounded(value) : null))
    return { type, of: values } satisfies PlainArray
  }
  if (Array.isArray(given)) return given.map(plainAnswer)
  if (given === null || typeof given !== 'object') return given
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, plainAnswer(value)]))
}

/** The answer again, as the page gets it from a worker. */
export function answerOf(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(answerOf)
  if (plain === null || typeof plain !== 'object') return plain
  if (isArray(plain)) return new ARRAYS[plain.type](plain.of.map((value) => value ?? Number.NaN))
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, answerOf(value)]))
}

function isArray(given: object): given is PlainArray {
  return 'type' in given && 'of' in given && Object.hasOwn(ARRAYS, given.type as string) && Array.isArray(given.of)
}

function rounded(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}
