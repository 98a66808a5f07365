import type { Environment } from '../../core/environments/environment'
import { formatMeasured } from '../format/numbers'
import { useDeclared, useText } from '../text/use-text'
import { useSlowReport } from './use-slow-report'
import styles from './WorldReadOut.module.css'

/** The numbers of the view: who acts, what it earns, how far the episode is. */
export function WorldReadOut({ environment }: { readonly environment: Environment }) {
  const text = useText()
  const declared = useDeclared()
  const report = useSlowReport()
  if (!report) return <p className={styles.line}>{text.world.waiting}</p>
  const action = environment.actions.map(
    ({ name, unit }, i) =>
      `${declared.name(name)} ${formatMeasured(report.action[i] ?? 0)}${unit ? ` ${declared.name(unit)}` : ''}`,
  )
  const rows = [
    [text.world.reward, formatMeasured(report.reward)],
    [text.world.returnSoFar, formatMeasured(report.returnSoFar)],
    [text.world.action, text.list(action)],
  ]
  return (
    <dl className={styles.values}>
      <div>
        <dt className={styles.policy}>
          {report.policyStep === 0 ? text.world.untrained : text.world.policyAt(report.policyStep)}
        </dt>
        <dd>{text.world.step(report.step, environment.timeLimit)}</dd>
      </div>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
