import type { Environment } from '../../core/environments/environment'
import { formatMeasured } from '../format/numbers'
import { useText } from '../text/use-text'
import { useSlowReport } from './use-slow-report'
import styles from './WorldReadOut.module.css'

/** The numbers of the view: who acts, what it earns, how far the episode is. */
export function WorldReadOut({ environment }: { readonly environment: Environment }) {
  const text = useText()
  const report = useSlowReport()
  if (!report) return <p className={styles.line}>{text.world.waiting}</p>
  const action = environment.actions.map(
    ({ name, unit }, i) => `${name} ${formatMeasured(report.action[i] ?? 0)}${unit ? ` ${unit}` : ''}`,
  )
  return (
    <dl className={styles.values}>
      <dt className={styles.policy}>
        {report.policyStep === 0 ? text.world.untrained : text.world.policyAt(report.policyStep)}
      </dt>
      <dd>{text.world.step(report.step, environment.timeLimit)}</dd>
      <dt>{text.world.reward}</dt>
      <dd>{formatMeasured(report.reward)}</dd>
      <dt>{text.world.returnSoFar}</dt>
      <dd>{formatMeasured(report.returnSoFar)}</dd>
      <dt>{text.world.action}</dt>
      <dd>{action.join(', ')}</dd>
    </dl>
  )
}
