import { message } from '../messages/message'
import { UserError } from '../messages/user-error'
import type { Algorithm } from './algorithm'
import { awac } from './awac/awac'
import { awr } from './awr/awr'
import { bc } from './bc/bc'
import { calQl } from './cal-ql/cal-ql'
import { cql } from './cql/cql'
import { iql } from './iql/iql'
import { klAc } from './kl-ac/kl-ac'
import { mopo } from './mopo/mopo'
import { oema } from './oema/oema'
import { pearl } from './pearl/pearl'
import { pex } from './pex/pex'
import { rebrac } from './rebrac/rebrac'
import { rlpd } from './rlpd/rlpd'
import { sac } from './sac/sac'
import { td3 } from './td3/td3'
import { td3Bc } from './td3-bc/td3-bc'
import { wsrl } from './wsrl/wsrl'

/** Every algorithm, in the order in which the page lists them. */
export const algorithms: readonly Algorithm[] = [
  awac,
  calQl,
  oema,
  mopo,
  pearl,
  rlpd,
  wsrl,
  rebrac,
  pex,
  cql,
  iql,
  td3Bc,
  td3,
  sac,
  bc,
  awr,
  klAc,
]

export function algorithmById(id: string): Algorithm {
  const algorithm = algorithms.find((candidate) => candidate.id === id)
  if (!algorithm) {
    throw new UserError(
      message`Unknown algorithm "${id}"; known are ${algorithms.map((known) => known.id).join(', ')}.`,
    )
  }
  return algorithm
}
