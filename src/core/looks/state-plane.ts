import { dataPoints, mapAxes, placesOf } from '../diagnostics/plane'
import { computePolicyPaths } from '../diagnostics/policy-paths'
import { observationsOf, startStates } from '../diagnostics/rows'
import { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { denormaliseObservations } from '../training/preprocessing'
import type { StatePlane } from './questions'

const POINTS = 400
const SEED = 4_099

/** Data, and if wanted paths of the policy, along the map's axes. */
export async function statePlane(
  access: DiagnosticAccess,
  place: Float64Array,
  pathCount: number,
  [x, y]: readonly [number, number] = [0, 1],
): Promise<StatePlane> {
  const random = () => RandomStream.fromSeed(SEED)
  const axes = mapAxes(access)
  const plane = { x: Math.min(x, axes.length - 1), y: Math.min(y, axes.length - 1) }
  const paths =
    access.environment && pathCount > 0
      ? (await computePolicyPaths(access, startStates(access, pathCount, random()), random())).paths
      : []
  return {
    axes,
    place,
    offline: dataPoints(access, plane, 'offline', POINTS, random()),
    online: dataPoints(access, plane, 'online', POINTS, random()),
    paths,
  }
}

/** Where an episode begins, along the map's axes; without a world, the first row of the data. */
export function startPlace(access: DiagnosticAccess, random: RandomStream): Float64Array {
  const { environment, offline, sizes } = access
  const observation = environment
    ? observationsOf(access, startStates(access, 1, random))
    : offline.columns.observations.slice(0, sizes.observation)
  return placesOf(access, observation)
}

/** The world's observation at a place along the map's axes. */
export function observationAt(access: DiagnosticAccess, place: Float64Array): Float32Array {
  if (!access.environment?.states) return Float32Array.from(place)
  const learners = observationsOf(access, place)
  const world = new Float32Array(learners.length)
  denormaliseObservations(access.preprocessing, learners, world)
  return world
}
