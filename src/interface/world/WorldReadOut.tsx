import { useEffect, useState } from 'react'
import type { Environment } from '../../core/environments/environment'
import { latestWorld, onWorldReport } from '../../store/world-store'
import type { WorldReport } from '../../worker/protocol'
import { formatMeasured } from '../format/numbers'
import { useText } from '../text/use-text'
import styles from './WorldReadOut.module.css'

/** Often enough to follow, seldom enough to read. */
const REFRESH_MS = 250

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

function useSlowReport(): WorldReport | null {
  const [report, setReport] = useState(latestWorld.report)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      setReport(latestWorld.report)
    }
    const stop = onWorldReport(() => {
      timer ??= setTimeout(refresh, REFRESH_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return report
}
