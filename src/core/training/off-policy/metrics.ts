import { RandomStream } from '../../random/random-stream'
import type { DiagnosticAccess } from '../diagnostic-access'
import { evaluateOffPolicy } from './evaluate-off-policy'

/** The same rows and features at every look, so that figures change only with the networks. */
const SEED = 20_318

/** What a run without a world records of its policy at each evaluation, in the order in which it is shown. */
export const OFF_POLICY_METRICS = [
  'policyValue',
  'policyValueLow',
  'policyValueHigh',
  'policyValueTdError',
  'behaviourValue',
  'behaviourEarned',
  'actionDistance',
  'logLikelihood',
  'criticTdError',
] as const
export type OffPolicyMetric = (typeof OFF_POLICY_METRICS)[number]

/** Figures by name (see OffPolicyEvaluation); one that is not to be had is left out. Without rewards no values are. */
export async function offPolicyMetrics(
  access: DiagnosticAccess,
  unrewarded: boolean,
): Promise<Partial<Record<OffPolicyMetric, number>>> {
  const judged = await evaluateOffPolicy(access, {}, RandomStream.fromSeed(SEED))
  if (!judged) return {}
  const { policy, behaviour, earned, actionDistance, logLikelihood, criticTdError } = judged
  const all: Record<OffPolicyMetric, number | null | undefined> = {
    policyValue: policy?.value,
    policyValueLow: policy?.interval?.low,
    policyValueHigh: policy?.interval?.high,
    policyValueTdError: policy?.tdError,
    behaviourValue: behaviour?.value,
    behaviourEarned: earned,
    actionDistance,
    logLikelihood,
    criticTdError,
  }
  const withoutRewards: readonly string[] = ['actionDistance', 'logLikelihood']
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) =>
        typeof value === 'number' && Number.isFinite(value) && (!unrewarded || withoutRewards.includes(name)),
    ),
  )
}
