import { useMemo } from 'react'
import { mean } from '../../core/statistics/moments'
import { quantile } from '../../core/statistics/quantile'
import { useDataset } from '../../store/dataset-store'
import { useRun } from '../../store/run-store'
import { useSettings } from '../../store/settings-store'
import { useTaskFamily } from '../../store/task-family'
import type { Evaluation } from '../../worker/protocol'
import type { ReadOut } from '../charts/CursorOverlay'
import { type OtherLine, type PlotProps, type ReferenceValue, TimeChart } from '../charts/TimeChart'
import { usePacedAxis } from '../charts/time-axis'
import { useGrownRange } from '../charts/use-grown-range'
import { formatMeasured } from '../format/numbers'
import { algorithmLook } from '../palette'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import styles from './LearningCurve.module.css'
import { Legend } from './Legend'
import { Panel } from './Panel'

const HEIGHT = 320
const SCORES = [0, 25, 50, 75, 100]

/** Mean return of the evaluations, with the behaviour policy, a random and an expert policy to compare with. */
export function LearningCurve() {
  const text = useText()
  const runId = useRun((state) => state.runId)
  const measured = useRun((state) => state.references)
  const series = useRun((state) => state.series)
  const algorithmId = useSettings((state) => state.algorithmId)
  const onTasks = useTaskFamily() !== null
  const withoutWorld = useSettings((state) => state.environmentId === null) && !onTasks
  const dataReturn = useDataset((state) => state.current?.summary.meanReturn)
  const behaviour = onTasks ? undefined : dataReturn
  const preparing = useRun((state) => state.status === 'preparing')
  const { axis, version } = usePacedAxis((state) => state.evaluationsVersion)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the series is the same object while it grows; the version tells.
  const evaluations = useMemo(() => [...series.evaluations], [series, version])
  const rows = useMemo(
    () =>
      evaluations.map((evaluation) => {
        const { step, mean, returns } = evaluation
        return { step, value: mean, band: quartiles(returns), others: earlierEpisodes(evaluation) }
      }),
    [evaluations],
  )
  const others = useMemo(() => earlierLines(evaluations[0]), [evaluations])
  const compared = [measured?.random, measured?.expert, behaviour].filter((value) => value !== undefined)
  const all = [...compared, ...rows.flatMap((row) => [row.value, ...row.band, ...Object.values(row.others)])]
  const range = useGrownRange(runId, Math.min(...all, 0), Math.max(...(all.length > 0 ? all : [1])))
  const references = useMemo(
    () => referenceLines(text, measured, behaviour, onTasks),
    [text, measured, behaviour, onTasks],
  )
  // On tasks a score is a mean of the tasks' own ones, and no scale of the mean return.
  const secondAxis = useMemo(
    () => (measured && !onTasks ? scoreAxis(text, measured) : undefined),
    [text, measured, onTasks],
  )

  if (withoutWorld) {
    return (
      <Panel title={text.learningCurve.title} explanation={text.learningCurve.explanation} name="learning-curve">
        <p className={styles.without}>{text.learningCurve.without}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={text.learningCurve.title}
      explanation={onTasks ? text.learningCurve.metaExplanation : text.learningCurve.explanation}
      name="learning-curve"
      table={evaluations.length > 0 ? () => tableOf(text, evaluations) : undefined}
    >
      {others.length > 0 && <Legend items={episodeItems(text, others, algorithmLook(algorithmId))} />}
      <div className={styles.chart} data-evaluations={evaluations.length}>
        <TimeChart
          title={text.learningCurve.title}
          plot={{
            axis,
            rows,
            range,
            ...algorithmLook(algorithmId),
            yLabel: text.learningCurve.return,
            references,
            others,
            secondAxis,
          }}
          height={HEIGHT}
          readOut={(step) => readOut(text, evaluations, step)}
          stops={evaluations.map(({ step }) => step)}
        />
        {rows.length === 0 && !preparing && <p className={styles.waiting}>{text.learningCurve.waiting}</p>}
      </div>
    </Panel>
  )
}

interface Measured {
  readonly random: number
  readonly expert: number
}

function scoreAxis(text: Text, { random, expert }: Measured): PlotProps['secondAxis'] {
  const ticks = SCORES.map((score) => ({ at: random + (score / 100) * (expert - random), label: String(score) }))
  return { label: text.learningCurve.score, ticks }
}

/** Means over the tasks of the episodes of adaptation before the last, by the names of their lines. */
function earlierEpisodes({ adaptation = [] }: Evaluation): Record<string, number> {
  return Object.fromEntries(adaptation.slice(0, -1).map((returns, episode) => [String(episode + 1), mean(returns)]))
}

function earlierLines(evaluation: Evaluation | undefined): OtherLine[] {
  const names = evaluation ? Object.keys(earlierEpisodes(evaluation)) : []
  return names.map((name, i) => ({ name, colour: 'var(--quiet)', dash: `${2 + 2 * i} 3`, width: 1 }))
}

function episodeItems(text: Text, earlier: readonly OtherLine[], last: { colour: string; dash?: string }) {
  const { adaptationEpisode } = text.learningCurve
  return [...earlier, last].map(({ colour, dash }, i) => ({ label: adaptationEpisode(i + 1), colour, dash }))
}

function referenceLines(
  text: Text,
  measured: Measured | null,
  behaviour: number | undefined,
  onTasks: boolean,
): ReferenceValue[] {
  const line = (value: number, label: string, colour: string, side: ReferenceValue['side']): ReferenceValue => ({
    value,
    label: `${label} ${formatMeasured(value)}`,
    colour,
    side,
  })
  const { random, oracle, behaviour: data } = text.learningCurve
  const expert = onTasks ? oracle : text.learningCurve.expert
  return [
    ...(measured ? [line(measured.random, random, 'var(--quiet)', 'end')] : []),
    ...(measured ? [line(measured.expert, expert, 'var(--quiet)', 'end')] : []),
    ...(behaviour === undefined ? [] : [line(behaviour, data, 'var(--data)', crowded(behaviour, measured))]),
  ]
}

/** Close to another line's label the words stand at the other end. */
function crowded(value: number, measured: Measured | null): ReferenceValue['side'] {
  if (!measured) return 'end'
  const { random, expert } = measured
  const near = 0.08 * Math.abs(expert - random)
  return Math.min(Math.abs(value - random), Math.abs(value - expert)) < near ? 'start' : 'end'
}

function readOut(text: Text, evaluations: readonly Evaluation[], step: number): ReadOut | null {
  const nearest = evaluations.reduce<Evaluation | null>(
    (best, other) => (best === null || Math.abs(other.step - step) < Math.abs(best.step - step) ? other : best),
    null,
  )
  if (!nearest) return null
  const [low, high] = quartiles(nearest.returns)
  const { meanReturn, middleHalf, score } = text.learningCurve
  return {
    step: nearest.step,
    lines: [
      ...Object.entries(earlierEpisodes(nearest)).map(([episode, value]) => ({
        label: text.learningCurve.adaptationEpisode(Number(episode)),
        value: formatMeasured(value),
      })),
      { label: meanReturn, value: formatMeasured(nearest.mean) },
      { label: middleHalf, value: `${formatMeasured(low)} … ${formatMeasured(high)}` },
      { label: score, value: formatMeasured(nearest.normalisedScore) },
    ],
  }
}

function tableOf(text: Text, evaluations: readonly Evaluation[]) {
  const { meanReturn, score, adaptationEpisode } = text.learningCurve
  const earlier = earlierLines(evaluations[0]).map(({ name }) => adaptationEpisode(Number(name)))
  return {
    columns: [text.axis.step, meanReturn, '25 %', '75 %', score, ...earlier],
    rows: evaluations.map((evaluation) => [
      evaluation.step,
      evaluation.mean,
      ...quartiles(evaluation.returns),
      evaluation.normalisedScore,
      ...Object.values(earlierEpisodes(evaluation)),
    ]),
  }
}

/** The middle half of the evaluation's episodes. */
function quartiles(returns: readonly number[]): [number, number] {
  return [quantile(returns, 0.25), quantile(returns, 0.75)]
}
