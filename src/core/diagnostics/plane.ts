import type { StateQuantity } from '../environments/environment'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { denormaliseObservations, normaliseObservations } from '../training/preprocessing'
import { drawRows, observationsOf, type RowSource, statesOf } from './rows'

/** What a map can lie over: the entries of the state or, where no observation tells it, those of the observation. */
export function mapAxes(access: DiagnosticAccess): readonly StateQuantity[] {
  const { environment } = access
  if (environment?.states) return environment.states
  return environment ? environment.observations : rangesOfData(access)
}

export interface PlaneOptions {
  /** Indices into `mapAxes`. */
  readonly x: number
  readonly y: number
  readonly resolution: number
  /** Values of all entries of `mapAxes`, those off the plane among them; the middle of each range where missing. */
  readonly through?: ArrayLike<number> | undefined
}

/** Points in the middle of the cells of a plane; x runs fastest, y from its low end. */
export interface Plane {
  readonly x: StateQuantity
  readonly y: StateQuantity
  /** Of x and y among `mapAxes`. */
  readonly indices: readonly [number, number]
  readonly resolution: number
  /** [points, S] in the learner's units */
  readonly observations: Float32Array
  /** [points, stateSize]; undefined where the map lies over observations */
  readonly states: Float64Array | undefined
}

export function planeOf(access: DiagnosticAccess, { x, y, resolution, through }: PlaneOptions): Plane {
  const axes = mapAxes(access)
  const count = resolution * resolution
  const points = new Float64Array(count * axes.length)
  for (let point = 0; point < count; point++) {
    axes.forEach(({ low, high }, axis) => {
      const cell = axis === x ? point % resolution : axis === y ? Math.floor(point / resolution) : undefined
      const elsewhere = through?.[axis] ?? (low + high) / 2
      const value = cell === undefined ? elsewhere : low + ((high - low) * (cell + 0.5)) / resolution
      points[point * axes.length + axis] = value
    })
  }
  const overStates = access.environment?.states !== undefined
  const observations = overStates ? observationsOf(access, points) : normalised(access, points)
  const states = overStates ? points : undefined
  return { x: axes[x]!, y: axes[y]!, indices: [x, y], resolution, observations, states }
}

/** Rows of the data as points of a map. */
export interface MapPoints {
  readonly rows: Uint32Array
  readonly x: Float32Array
  readonly y: Float32Array
}

/** Up to `count` rows of the data where they lie on a map, for drawing on top. */
export function dataPoints(
  access: DiagnosticAccess,
  { x, y }: Pick<PlaneOptions, 'x' | 'y'>,
  source: RowSource,
  count: number,
  random: RandomStream,
): MapPoints {
  const { rows, observations } = drawRows(access, source, count, random)
  const places = placesOf(access, observations)
  const width = mapAxes(access).length
  const along = (axis: number) => Float32Array.from(rows, (_, i) => places[i * width + axis]!)
  return { rows, x: along(x), y: along(y) }
}

/** Learner's observations [n, S] -> entries of `mapAxes` [n, axes]. */
export function placesOf(access: DiagnosticAccess, observations: Float32Array): Float64Array {
  const states = access.environment?.states && statesOf(access, observations)
  if (states) return states
  const world = new Float32Array(observations.length)
  denormaliseObservations(access.preprocessing, observations, world)
  return Float64Array.from(world)
}

function normalised({ preprocessing }: DiagnosticAccess, world: Float64Array): Float32Array {
  const observations = Float32Array.from(world)
  normaliseObservations(preprocessing, observations, observations)
  return observations
}

function rangesOfData({ offline, preprocessing, sizes }: DiagnosticAccess): StateQuantity[] {
  const width = sizes.observation
  const world = new Float32Array(offline.count * width)
  denormaliseObservations(preprocessing, offline.columns.observations.subarray(0, world.length), world)
  return Array.from({ length: width }, (_, axis) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let i = axis; i < world.length; i += width) {
      low = Math.min(low, world[i]!)
      high = Math.max(high, world[i]!)
    }
    return { name: `observation ${axis + 1}`, symbol: `s_{${axis + 1}}`, unit: '', low, high }
  })
}
