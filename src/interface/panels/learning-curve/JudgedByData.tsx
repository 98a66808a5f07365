import type { OffPolicyMetric } from '../../../core/training/off-policy/metrics'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { usePacedAxis } from '../../charts/time-axis'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { MetricChart } from '../MetricChart'
import { Panel } from '../Panel'
import styles from './JudgedByData.module.css'

const charts = ['policyValue', 'actionDistance', 'logLikelihood', 'criticTdError', 'policyValueTdError'] as const

/** In place of returns where no world is there to earn them in: what the data say of each policy, all runs together. */
export function JudgedByData() {
  const text = useText().judgedByData
  const series = useFocusedRun((state) => state.series)
  usePacedAxis((state) => state.metricsVersion)
  const latest = (name: OffPolicyMetric) => series.metrics.get(name)?.values.at(-1)
  const [value, low, high] = [latest('policyValue'), latest('policyValueLow'), latest('policyValueHigh')]
  const [found, earned] = [latest('behaviourValue'), latest('behaviourEarned')]
  const judged = latest('actionDistance') !== undefined
  const shown = charts.filter((name) => series.metrics.has(name))
  return (
    <Panel title={text.title} explanation={text.explanation} name="learning-curve">
      <div className={styles.judged} data-judged={judged || undefined}>
        {!judged && <p className={styles.words}>{text.waiting}</p>}
        {judged && (
          <p className={styles.words}>
            {value === undefined
              ? text.noValue
              : text.value(
                  formatMeasured(value),
                  low !== undefined && high !== undefined ? [low, high].map(formatMeasured) : null,
                )}{' '}
            {found !== undefined && earned !== undefined && text.check(formatMeasured(found), formatMeasured(earned))}
          </p>
        )}
        <div className={styles.grid}>
          {shown.map((name) => (
            <MetricChart key={name} name={name} declaration={text.metrics[name]} />
          ))}
        </div>
      </div>
    </Panel>
  )
}
