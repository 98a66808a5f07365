import type { MetricDeclaration } from '../../core/algorithms/algorithm'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { usePacedAxis } from '../charts/time-axis'
import { useDeclared, useText } from '../text/use-text'
import { tableOfLines } from './LinesOverTime'
import styles from './Losses.module.css'
import { MetricChart } from './MetricChart'
import { Panel } from './Panel'

/** Every metric that the algorithm declares, small and side by side. */
export function Losses() {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId))
  const begun = useFocusedRun((state) => state.metricsVersion > 0)
  // Which metrics there are; the run's own record grows outside React.
  usePacedAxis((state) => state.metricsVersion)
  const explores = useFocusedRun(
    (state) => state.progress !== null && state.progress.onlineStartStep < state.progress.totalSteps,
  )
  const ofRun: [string, MetricDeclaration][] = explores
    ? [['episodeReturn', { label: text.losses.episodeReturn, explanation: text.losses.episodeReturnExplanation }]]
    : []
  const recorded = useFocusedRun((state) => state.status === 'recorded')
  const series = useFocusedRun((state) => state.series)
  const all = [...Object.entries(algorithm ? declared.algorithm(algorithm).metrics : {}), ...ofRun]
  const metrics = begun ? all.filter(([name]) => series.metrics.has(name)) : all
  // Of the other phase or of another variant; a recording keeps the few that its scenario is about.
  const without = begun && !recorded ? all.filter(([name]) => !series.metrics.has(name)) : []

  const table = () =>
    tableOfLines(
      text,
      metrics.map(([name, { label }]) => ({
        name,
        label,
        colour: 'var(--ink)',
        seriesOf: ({ series }) => series.metrics.get(name),
      })),
    )
  return (
    <Panel
      title={text.losses.title}
      explanation={text.losses.explanation}
      name="metrics"
      table={begun ? table : undefined}
    >
      {!begun && <p className={styles.waiting}>{text.losses.waiting}</p>}
      <div className={styles.grid}>
        {metrics.map(([name, declaration]) => (
          <MetricChart key={`${algorithmId}.${name}`} name={name} declaration={declaration} />
        ))}
      </div>
      {without.length > 0 && (
        <p className={styles.without}>{text.losses.without(text.list(without.map(([, { label }]) => label)))}</p>
      )}
    </Panel>
  )
}
