import { useMemo } from 'react'
import { mean } from '../../core/statistics/moments'
import { quantile } from '../../core/statistics/quantile'
import { useDataset } from '../../store/dataset-store'
import { usePrediction } from '../../store/prediction-store'
import { useRun } from '../../store/run-store'
import { returnCurve } from '../../store/runs/curves'
import { useSettings } from '../../store/settings-store'
import { useTaskFamily } from '../../store/task-family'
import type { Evaluation } from '../../worker/protocol'
import type { ReadOut } from '../charts/CursorOverlay'
import { type ChartRow, type PlotProps, type ReferenceValue, TimeChart } from '../charts/TimeChart'
import { type TimeAxis, usePacedAxis } from '../charts/time-axis'
import { useGrownRange } from '../charts/use-grown-range'
import { formatMeasured } from '../format/numbers'
import { DrawingOverlay } from '../predict/DrawingOverlay'
import { PredictBar } from '../predict/PredictBar'
import { usePredictionLine } from '../predict/use-prediction'
import { type RunGroup, useVisibleGroups } from '../runs/run-groups'
import { extentOf, type RunLine, readOutOfLines, rowsOfLines, runLines } from '../runs/run-lines'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import styles from './LearningCurve.module.css'
import { Legend } from './Legend'
import { Panel } from './Panel'

const HEIGHT = 320
const SCORES = [0, 25, 50, 75, 100]

/** Returns of every visible run, with the behaviour policy, a random and an expert policy to compare with. */
export function LearningCurve() {
  const text = useText()
  const runId = useRun((state) => state.runId)
  const measured = useRun((state) => state.references)
  const series = useRun((state) => state.series)
  const onTasks = useTaskFamily() !== null
  const withoutWorld = useSettings((state) => state.environmentId === null) && !onTasks
  const dataReturn = useDataset((state) => state.current?.summary.meanReturn)
  const behaviour = onTasks ? undefined : dataReturn
  const preparing = useRun((state) => state.status === 'preparing')
  const { axis: own, version } = usePacedAxis((member) => member.evaluationsVersion)
  const groups = useVisibleGroups(version)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the series is the same object while it grows; the version tells.
  const evaluations = useMemo(() => [...series.evaluations], [series, version])
  const lines = useMemo(() => runLines(groups, returnCurve, text.runs.lines), [groups, text])
  const earlier = useMemo(() => earlierLines(text, evaluations), [text, evaluations])
  const axis = useMemo(() => longest(own, groups), [own, groups])
  const { prediction, lines: predicted } = usePredictionLine(axis)
  const drawing = usePrediction((state) => state.drawing)
  const shown = useMemo(() => [...earlier, ...lines, ...predicted], [earlier, lines, predicted])
  // A single seed has no interval; the middle half of its evaluation's episodes says how much they differ.
  const quartered = groups.filter(({ members }) => members.length > 0).length === 1 && lines.length === 1
  const rows = useMemo(() => {
    const all = rowsOfLines(shown)
    return quartered ? withQuartiles(all, evaluations) : all
  }, [shown, quartered, evaluations])
  const compared = [measured?.random, measured?.expert, behaviour].filter((value) => value !== undefined)
  const bands = rows.flatMap(({ band }) => band ?? [])
  const range = useGrownRange(runId, ...extentOf(shown, [0, ...compared, ...bands]))
  const references = useMemo(
    () => referenceLines(text, measured, behaviour, onTasks),
    [text, measured, behaviour, onTasks],
  )
  // On tasks a score is a mean of the tasks' own ones, and no scale of the mean return.
  const secondAxis = useMemo(
    () => (measured && !onTasks ? scoreAxis(text, measured) : undefined),
    [text, measured, onTasks],
  )
  const focused = groups.find((group) => group.focused)
  const look = (focused ?? groups[0])?.look
  const compareWith =
    lines.find(({ name }) => name === `run${focused?.run.id}`) ?? lines.find(({ name }) => name === `seed${runId}`)

  if (withoutWorld) {
    return (
      <Panel title={text.learningCurve.title} explanation={text.learningCurve.explanation} name="learning-curve">
        <p className={styles.without}>{text.learningCurve.without}</p>
      </Panel>
    )
  }
  const legend = [...earlier, ...lines.filter(({ faint }) => !faint), ...predicted]
  return (
    <Panel
      title={text.learningCurve.title}
      explanation={onTasks ? text.learningCurve.metaExplanation : text.learningCurve.explanation}
      name="learning-curve"
      table={lines.length > 0 ? () => tableOf(text, groups) : undefined}
    >
      {(legend.length > 1 || predicted.length > 0) && <Legend items={legend} />}
      <div className={styles.chart} data-evaluations={evaluations.length} data-lines={lines.length}>
        <TimeChart
          title={text.learningCurve.title}
          plot={{
            axis,
            rows,
            range,
            colour: look?.colour ?? 'var(--ink)',
            others: shown,
            yLabel: text.learningCurve.return,
            references,
            secondAxis,
          }}
          height={HEIGHT}
          readOut={(step) =>
            lines.length === 1 && predicted.length === 0
              ? readOutOfOne(text, evaluations, step)
              : readOutOfLines(legend, step)
          }
          stops={rows.map(({ step }) => step)}
        />
        {drawing && prediction && (
          <DrawingOverlay prediction={prediction} range={range} height={HEIGHT} secondAxis={secondAxis !== undefined} />
        )}
        {rows.length === 0 && !preparing && !drawing && <p className={styles.waiting}>{text.learningCurve.waiting}</p>}
      </div>
      <PredictBar
        axis={axis}
        prediction={prediction}
        measured={compareWith}
        seeds={focused?.members.length ?? 0}
        returns={measured}
        lowest={range.low}
      />
    </Panel>
  )
}

function longest(own: TimeAxis, groups: readonly RunGroup[]): TimeAxis {
  const progresses = groups.flatMap(({ members }) => members.flatMap(({ progress }) => progress ?? []))
  const totalSteps = Math.max(own.totalSteps, ...progresses.map((progress) => progress.totalSteps))
  const borderStep = own.totalSteps > 0 ? own.borderStep : (progresses[0]?.borderStep ?? 0)
  return { ...own, totalSteps, borderStep }
}

function withQuartiles(rows: readonly ChartRow[], evaluations: readonly Evaluation[]): ChartRow[] {
  const known = evaluations.filter(({ returns }) => returns.length > 0)
  const byStep = new Map(known.map(({ step, returns }) => [step, quartiles(returns)]))
  return rows.map((row) => ({ ...row, band: byStep.get(row.step) }))
}

interface Measured {
  readonly random: number
  readonly expert: number
}

function scoreAxis(text: Text, { random, expert }: Measured): PlotProps['secondAxis'] {
  const ticks = SCORES.map((score) => ({ at: random + (score / 100) * (expert - random), label: String(score) }))
  return { label: text.learningCurve.score, ticks }
}

/** On tasks: the episodes of adaptation before the last, of the run in focus. */
function earlierLines(text: Text, evaluations: readonly Evaluation[]): RunLine[] {
  const steps = evaluations.map(({ step }) => step)
  const episodes = evaluations[0]?.adaptation?.slice(0, -1) ?? []
  return episodes.map((_, episode) => ({
    name: `episode${episode + 1}`,
    label: text.learningCurve.adaptationEpisode(episode + 1),
    colour: 'var(--quiet)',
    dash: `${2 + 2 * episode} 3`,
    width: 1,
    steps,
    values: evaluations.map(({ adaptation }) => mean(adaptation![episode]!)),
  }))
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

function readOutOfOne(text: Text, evaluations: readonly Evaluation[], step: number): ReadOut | null {
  const nearest = evaluations.reduce<Evaluation | null>(
    (best, other) => (best === null || Math.abs(other.step - step) < Math.abs(best.step - step) ? other : best),
    null,
  )
  if (!nearest) return null
  const [low, high] = quartiles(nearest.returns)
  const { meanReturn, middleHalf, score, adaptationEpisode } = text.learningCurve
  return {
    step: nearest.step,
    lines: [
      ...(nearest.adaptation ?? []).slice(0, -1).map((returns, episode) => ({
        label: adaptationEpisode(episode + 1),
        value: formatMeasured(mean(returns)),
      })),
      { label: meanReturn, value: formatMeasured(nearest.mean) },
      { label: middleHalf, value: `${formatMeasured(low)} … ${formatMeasured(high)}` },
      { label: score, value: formatMeasured(nearest.normalisedScore) },
    ],
  }
}

function tableOf(text: Text, groups: readonly RunGroup[]) {
  const { meanReturn, score, adaptationEpisode } = text.learningCurve
  const { run, seed } = text.panels.dips.columns
  const all = groups.flatMap(({ label, members }) =>
    members.flatMap((member) => member.series.evaluations.map((evaluation) => ({ label, member, evaluation }))),
  )
  const episodes = all[0]?.evaluation.adaptation?.slice(0, -1) ?? []
  return {
    columns: [
      run,
      seed,
      text.axis.step,
      meanReturn,
      '25 %',
      '75 %',
      score,
      ...episodes.map((_, i) => adaptationEpisode(i + 1)),
    ],
    rows: all.map(({ label, member, evaluation }) => [
      label,
      member.seed,
      evaluation.step,
      evaluation.mean,
      ...quartiles(evaluation.returns).map(orNothing),
      orNothing(evaluation.normalisedScore),
      ...episodes.map((_, i) => mean(evaluation.adaptation?.[i] ?? [])),
    ]),
  }
}

/** Recordings do not know everything. */
function orNothing(value: number): number | string {
  return Number.isNaN(value) ? '' : value
}

/** The middle half of the evaluation's episodes; NaN of none. */
function quartiles(returns: readonly number[]): [number, number] {
  return [quantile(returns, 0.25), quantile(returns, 0.75)]
}
