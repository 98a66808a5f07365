import { useMemo } from 'react'
import type { ClaimOutcome } from '../../core/scenarios/claims'
import type { Recording } from '../../core/scenarios/recording'
import type { Claim, Scenario } from '../../core/scenarios/scenario'
import type { LiveRun } from '../../store/scenario/scenario-live'
import { useScenario } from '../../store/scenario/scenario-store'
import { outcomeOf, traceOf } from '../../store/scenario/scenario-traces'
import { formatMeasured } from '../format/numbers'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './Claims.module.css'
import { useLiveRuns } from './use-live-runs'
import { usePlace } from './use-place'

interface ClaimsProps {
  readonly scenario: Scenario
  readonly recording: Recording
}

/** Each claim with its figure over the recorded seeds and, beside it, over what was trained here. */
export function Claims({ scenario, recording }: ClaimsProps) {
  const text = useText()
  const { claims: words, live } = text.scenario
  const language = useShownLanguage((state) => state.language)
  const moved = useScenario((state) => Object.keys(state.moved).length > 0)
  const through = useLiveRuns().filter(({ run }) => run.status === 'finished')
  const outcomes = useLiveOutcomes(scenario, through)
  const place = usePlace('claims')
  const seeds = new Set(through.map(({ run }) => run.seed)).size
  const holding = recording.claims.filter(({ passed }) => passed).length
  return (
    <details className={styles.claims} open={through.length > 0 || undefined} {...place}>
      <summary>
        <strong>{words.title}</strong>
        {' · '}
        {words.holding(holding, scenario.claims.length)}
      </summary>
      <p className={styles.note}>
        {words.explanation} {seeds === 1 && words.oneSeed} {seeds > 0 && moved && live.moved}
      </p>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.claim}</th>
              <th scope="col">{words.recorded(recording.seeds.length)}</th>
              {seeds > 0 && <th scope="col">{words.live(seeds)}</th>}
            </tr>
          </thead>
          <tbody>
            {scenario.claims.map((claim) => (
              <tr key={claim.id} data-claim={claim.id}>
                <th scope="row">{claim.says[language]}</th>
                <Figure claim={claim} outcome={recording.claims.find(({ id }) => id === claim.id)} />
                {seeds > 0 && <Figure claim={claim} outcome={outcomes.get(claim.id)} />}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function useLiveOutcomes({ claims, ...scenario }: Scenario, through: readonly LiveRun[]) {
  const key = through.map(({ run }) => `${run.id}:${Object.keys(run.figures).length}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is through does not change, so the key says it all.
  return useMemo(() => {
    const traces = through.map(({ method, run }) => traceOf(run, method, { claims, ...scenario }))
    return new Map(claims.map((claim) => [claim.id, outcomeOf(claim, traces)]))
  }, [key])
}

function Figure({ claim, outcome }: { readonly claim: Claim; readonly outcome: ClaimOutcome | undefined }) {
  const { claims: words } = useText().scenario
  if (!outcome) return <td />
  const { mean, interval, perSeed, decisive, passed } = outcome
  if (mean === null) return <td>{words.undefined}</td>
  const alone = perSeed.length === 1
  const worst = claim.decidedBy === 'worst seed' && !alone && decisive !== null
  const bySeed = words.seeds(
    perSeed.map((value) => (value === null ? words.undefined : formatMeasured(value))).join(', '),
  )
  return (
    <td title={alone ? undefined : bySeed}>
      <span className={styles.figure}>{formatMeasured(mean)}</span>{' '}
      {interval && words.interval(formatMeasured(interval.low), formatMeasured(interval.high))}
      {worst && <span className={styles.note}> {words.worst(formatMeasured(decisive))}</span>}{' '}
      <strong data-holds={passed}>
        {alone && claim.decidedBy === 'interval' ? words.needsSeeds : passed ? words.holds : words.fails}
      </strong>
    </td>
  )
}
