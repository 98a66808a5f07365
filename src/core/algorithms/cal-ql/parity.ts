import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import { corlCql } from '../cql/parity'

const corlCalQl: AlgorithmAdapter = {
  ...corlCql,
  source: 'corl-team/CORL algorithms/finetune/cal_ql.py',
  losses: (log, fixture) => ({
    ...corlCql.losses(log, fixture),
    boundRate: (log.bound_rate_cql_q1_current_actions! + log.bound_rate_cql_q2_current_actions!) / 2,
    nextBoundRate: (log.bound_rate_cql_q1_next_actions! + log.bound_rate_cql_q2_next_actions!) / 2,
  }),
}

export const parity: AlgorithmParity = { adapters: [corlCalQl] }
