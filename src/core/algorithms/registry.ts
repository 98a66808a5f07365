import type { Algorithm } from './algorithm'
import { awac } from './awac'
import { o2o } from './o2o'

/** Every algorithm, in the order in which the page lists them. */
export const algorithms: readonly Algorithm[] = [awac as unknown as Algorithm, o2o as unknown as Algorithm]

export function algorithmById(id: string): Algorithm {
  const algorithm = algorithms.find((candidate) => candidate.id === id)
  if (!algorithm) {
    throw new Error(`Unknown algorithm "${id}"; known are ${algorithms.map((known) => known.id).join(', ')}.`)
  }
  return algorithm
}
