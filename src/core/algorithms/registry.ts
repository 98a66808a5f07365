import { said } from '../said/said'
import { SaidError } from '../said/said-error'
import type { Algorithm } from './algorithm'
import { awac } from './awac'
import { awr } from './awr'
import { bc } from './bc'
import { calQl } from './cal-ql'
import { cql } from './cql'
import { iql } from './iql'
import { klAc } from './kl-ac'
import { mopo } from './mopo'
import { o2o } from './o2o'
import { pearl } from './pearl'
import { sac } from './sac'
import { td3 } from './td3'
import { td3Bc } from './td3-bc'

/** Every algorithm, in the order in which the page lists them. */
export const algorithms: readonly Algorithm[] = [
  awac,
  calQl,
  o2o,
  mopo,
  pearl,
  cql,
  iql,
  td3Bc,
  td3,
  sac,
  bc,
  awr,
  klAc,
] as unknown as readonly Algorithm[]

export function algorithmById(id: string): Algorithm {
  const algorithm = algorithms.find((candidate) => candidate.id === id)
  if (!algorithm) {
    throw new SaidError(said`Unknown algorithm "${id}"; known are ${algorithms.map((known) => known.id).join(', ')}.`)
  }
  return algorithm
}
