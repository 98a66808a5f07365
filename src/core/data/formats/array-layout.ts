import { type Message, message } from '../../messages/message'
import { splitName } from './guess'

/** How the arrays of a file lie. */
export type ArrayLayout =
  | { readonly kind: 'rows' | 'transposed'; readonly assumptions: readonly Message[] }
  | {
      /** The first two axes are episodes and steps, or steps and copies. */
      readonly kind: 'grid'
      readonly first: number
      readonly second: number
      readonly episodeName: string
      readonly assumptions: readonly Message[]
    }

interface Shaped {
  readonly name: string
  readonly shape: readonly number[]
}

/** Looks at the shapes of observations, actions and rewards together: alone, images and episodes look alike. */
export function layoutOf(arrays: readonly Shaped[]): ArrayLayout {
  const shapeOf = (pattern: RegExp) => {
    const found = arrays.find(({ name }) => pattern.test(splitName(name).stem))
    return found && squeezed(found.shape)
  }
  const observations = shapeOf(/^(obs|observation|state|观测|状态)$/)
  const actions = shapeOf(/^(act|action|动作)$/)
  const perStep = shapeOf(/^(rew|reward|奖励|terminal|done|terminated|timeout|truncated)$/)
  const rows: ArrayLayout = { kind: 'rows', assumptions: [] }
  if (!observations || !actions) return rows
  const grid = gridOf(observations, actions, perStep)
  if (grid) {
    const taken = new Set(arrays.map(({ name }) => name))
    return { kind: 'grid', ...grid, episodeName: taken.has('episode') ? 'episode (axis)' : 'episode', assumptions: [] }
  }
  if (!isTransposed(observations, actions, perStep)) return rows
  return {
    kind: 'transposed',
    assumptions: [message`The arrays have shape (numbers, rows), as MATLAB writes them; they were turned.`],
  }
}

function gridOf(observations: readonly number[], actions: readonly number[], perStep: readonly number[] | undefined) {
  const [first, second] = [actions[0]!, actions[1]!]
  if (observations.length !== 3 || observations[0] !== first) return null
  if (observations[1] !== second && observations[1] !== second + 1) return null
  const flagged = perStep?.length === 2 && perStep[0] === first && perStep[1] === second
  return actions.length === 3 || flagged ? { first, second } : null
}

function isTransposed(
  observations: readonly number[],
  actions: readonly number[],
  perStep: readonly number[] | undefined,
): boolean {
  if (observations.length !== 2) return false
  const [width, rows] = observations
  const others = [actions, ...(perStep ? [perStep] : [])]
  const fit = others.every((shape) => shape.length <= 2 && shape.at(-1) === rows)
  return fit && width !== rows && others.some((shape) => shape.length < 2 || shape[0] !== width)
}

/** Without axes of size 1 behind the first, which say nothing: (N, 1, n) as Stable-Baselines3's buffers have. */
export function squeezed(shape: readonly number[]): readonly number[] {
  if (shape.length < 3) return shape
  return [shape[0]!, ...shape.slice(1).filter((size) => size !== 1)]
}

export interface FieldSize {
  readonly rows: number
  readonly width: number
  readonly refusal: Message | null
  /** One row more than steps: it also tells each next observation. */
  readonly hasNext?: boolean
}

/** The size of an array as a field of transitions, or why it is none. */
export function rowsOf(given: readonly number[], layout: ArrayLayout): FieldSize {
  const shape = squeezed(given)
  const product = (sizes: readonly number[]) => sizes.reduce((total, size) => total * size, 1)
  const whole = { rows: shape[0] ?? 1, width: product(shape.slice(1)), refusal: shapeRefusal(given) }
  if (layout.kind === 'transposed' && shape.length <= 2)
    return { rows: shape.at(-1) ?? 1, width: product(shape.slice(0, -1)), refusal: shapeRefusal(given.slice(0, 2)) }
  if (layout.kind !== 'grid' || shape[0] !== layout.first || shape.length < 2 || shape.length > 3) return whole
  const hasNext = shape.length === 3 && shape[1] === layout.second + 1
  if (shape[1] !== layout.second && !hasNext) return whole
  return { rows: layout.first * layout.second, width: product(shape.slice(2)), refusal: null, hasNext }
}

/** Why an array of this shape cannot be a column of transitions, or null. */
function shapeRefusal(shape: readonly number[]): Message | null {
  if (shape.length === 0) return message`is a single number; an array with one row per transition is needed.`
  if (squeezed(shape).length > 2)
    return message`has shape (${shape.join(', ')}), as images have; vectors (rows, numbers) are supported.`
  return null
}

interface Turn {
  readonly next: boolean
  readonly timeFirst: boolean
}

/** Values row by row of a transition: [rows, width]. */
export function arranged(
  values: Float32Array | Float64Array,
  given: readonly number[],
  layout: ArrayLayout,
  { next, timeFirst }: Turn,
): Float32Array | Float64Array {
  const shape = squeezed(given)
  const { rows, width, hasNext } = rowsOf(given, layout)
  const inGrid =
    layout.kind === 'grid' && rows === layout.first * layout.second && shape.length >= 2 && shape[0] === layout.first
  const turned = layout.kind === 'transposed' && shape.length === 2
  if (!turned && !(inGrid && (hasNext || timeFirst))) return values
  const out = values instanceof Float32Array ? new Float32Array(rows * width) : new Float64Array(rows * width)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) {
      out[row * width + i] = values[turned ? i * rows + row : placeInGrid(row) * width + i]!
    }
  }
  return out

  function placeInGrid(row: number): number {
    const { first, second } = layout as Extract<ArrayLayout, { kind: 'grid' }>
    const [episode, step] = timeFirst
      ? [row % first, Math.floor(row / first)]
      : [Math.floor(row / second), row % second]
    if (timeFirst) return episode * second + step
    return episode * (hasNext ? second + 1 : second) + step + (next ? 1 : 0)
  }
}
