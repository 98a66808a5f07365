import { conservativeLosses, formula as cql } from '../cql/formula'
import type { Formula, LossesOf } from '../formula'

/** CQL's, with a floor under Q at the policy's actions as long as it calibrates. */
const losses: LossesOf = (situation) =>
  conservativeLosses(situation, situation.phase === 'offline' || situation.h.calibrateOnline === true)

export const formula: Formula = { algorithm: 'cal-ql', losses, terms: cql.terms }
