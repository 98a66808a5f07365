import { mean, standardDeviation } from '../../core/statistics/moments'
import type { OffPolicyMetric } from '../../core/training/off-policy/metrics'
import type { Group } from './groups'
import { table } from './tables'

/** What the data alone say of the policies at the end of runs without an environment; null where there are none. */
export function offPolicyTable(groups: readonly Group[]): string | null {
  const judged = groups.filter(({ runs }) => runs.some(({ judgedByData }) => judgedByData))
  if (judged.length === 0) return null
  return table(
    [
      '',
      'seeds',
      'fitted Q evaluation, mean ± sd',
      'its 95 % of each seed',
      'the same of the data: found (earned)',
      'distance to held-out actions',
      'log-likelihood of them',
      'held-out TD error of the critics',
    ],
    judged.map((group) => {
      const valuesOf = (name: OffPolicyMetric) => group.runs.flatMap(({ judgedByData }) => judgedByData?.[name] ?? [])
      const [low, high] = [valuesOf('policyValueLow'), valuesOf('policyValueHigh')]
      const [found, earned] = [valuesOf('behaviourValue'), valuesOf('behaviourEarned')]
      return [
        group.method,
        String(group.seeds.length),
        spread(valuesOf('policyValue')),
        low.length > 0 ? low.map((each, i) => `${show(each)} to ${show(high[i]!)}`).join(', ') : '–',
        found.length > 0 ? `${show(mean(found))} (${show(mean(earned))})` : '–',
        spread(valuesOf('actionDistance')),
        spread(valuesOf('logLikelihood')),
        spread(valuesOf('criticTdError')),
      ]
    }),
  )
}

export const offPolicyNote =
  'Without an environment: fitted Q evaluation (Le, Voloshin and Yue 2019; ridge regression on random Fourier features, interval by leaving out a tenth of the episodes at a time) of the policy’s mean action, as discounted return from the episodes’ first observations in the rewards’ own units. How far it is off is shown by the same fit for the actions of the data, whose discounted return is known. One episode in ten, where there are ten, is held out of training: the distance (root mean square, actions in [-1, 1]), the log-likelihood and the critics’ TD error are of those.'

function spread(values: readonly number[]): string {
  if (values.length === 0) return '–'
  return values.length === 1 ? show(values[0]!) : `${show(mean(values))} ± ${show(standardDeviation(values))}`
}

function show(value: number): string {
  return String(Number(value.toPrecision(4)))
}
