import type { LossesOf } from './formula'
import { awacLosses } from './formulas/awac'
import { awrLosses } from './formulas/awr'
import { bcLosses } from './formulas/bc'
import { calQlLosses, cqlLosses } from './formulas/cql'
import { iqlLosses } from './formulas/iql'
import { klAcLosses } from './formulas/kl-ac'
import { mopoLosses } from './formulas/mopo'
import { o2oLosses } from './formulas/o2o'
import { pearlLosses } from './formulas/pearl'
import { sacLosses } from './formulas/sac'
import { td3BcLosses, td3Losses } from './formulas/td3'

/** What each algorithm minimises, by its id. */
export const lossesByAlgorithm: Readonly<Record<string, LossesOf>> = {
  awac: awacLosses,
  'cal-ql': calQlLosses,
  o2o: o2oLosses,
  mopo: mopoLosses,
  pearl: pearlLosses,
  cql: cqlLosses,
  iql: iqlLosses,
  'td3-bc': td3BcLosses,
  td3: td3Losses,
  sac: sacLosses,
  bc: bcLosses,
  awr: awrLosses,
  'kl-ac': klAcLosses,
}
