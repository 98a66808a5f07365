import { useMemo } from 'react'
import { useDataset } from '../../../store/datasets/dataset-store'
import { usePrediction } from '../../../store/prediction/prediction-store'
import { returnCurve } from '../../../store/runs/curves'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useSettings } from '../../../store/settings/settings-store'
import { useTaskFamily } from '../../../store/settings/task-family'
import { namesOf } from '../../charts/plot'
import { rightMargin } from '../../charts/plot-box'
import { TimeChart } from '../../charts/TimeChart'
import { type TimeAxis, usePacedAxis } from '../../charts/time-axis'
import { useRange } from '../../charts/use-range'
import { DrawingOverlay } from '../../predict/DrawingOverlay'
import { PredictButtons, PredictOutcome } from '../../predict/PredictBar'
import { usePredictionLine } from '../../predict/use-prediction'
import { type RunGroup, useVisibleGroups } from '../../runs/run-groups'
import { extentOf, plotLines, readOutOfLines, runLines } from '../../runs/run-lines'
import { useCallouts } from '../../stage/use-callouts'
import { useText } from '../../text/use-text'
import { Panel } from '../Panel'
import { dipSpans } from './dip-spans'
import { earlierLines } from './earlier-episodes'
import { scoreFormula } from './formulas'
import { JudgedByData } from './JudgedByData'
import styles from './LearningCurve.module.css'
import { withQuartiles } from './quartiles'
import { readOutOfOne, tableOf } from './read-outs'
import { referenceLines } from './references'

/** Returns of every visible run, the dip measured on them, with the behaviour policy, a random and an expert one. */
export function LearningCurve() {
  const text = useText()
  const runId = useFocusedRun((state) => state.id)
  const measured = useFocusedRun((state) => state.references)
  const series = useFocusedRun((state) => state.series)
  const onTasks = useTaskFamily() !== null
  const withoutWorld = useSettings((state) => state.environmentId === null) && !onTasks
  const dataReturn = useDataset((state) => state.current?.summary.meanReturn)
  const behaviour = onTasks ? undefined : dataReturn
  const preparing = useFocusedRun((state) => state.status === 'preparing')
  const { axis: own, version } = usePacedAxis((run) => run.evaluationsVersion, true, true)
  const groups = useVisibleGroups(version)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the series is the same object while it grows; the version tells.
  const evaluations = useMemo(() => [...series.evaluations], [series, version])
  // The line of a stage is told from the others by its colour and its mark; dashes tell what is only recorded.
  const lines = useMemo(
    () =>
      runLines(groups, returnCurve, text.runs.lines).map((line) => ({ ...line, dash: behindLive(line.name, groups) })),
    [groups, text],
  )
  const earlier = useMemo(() => earlierLines(text, evaluations), [text, evaluations])
  const axis = useMemo(() => longest(own, groups), [own, groups])
  const { prediction, lines: predicted } = usePredictionLine(axis)
  const drawing = usePrediction((state) => state.drawing)
  const shown = useMemo(() => [...earlier, ...lines, ...predicted], [earlier, lines, predicted])
  // A single seed has no interval; the middle half of its evaluation's episodes says how much they differ.
  const quartered = groups.filter(({ runs }) => runs.length > 0).length === 1 && lines.length === 1
  const drawn = useMemo(() => {
    const all = plotLines(shown)
    return quartered ? all.map((line) => (line.name === lines[0]!.name ? withQuartiles(line, evaluations) : line)) : all
  }, [shown, quartered, lines, evaluations])
  const compared = [measured?.random, measured?.expert, behaviour].filter((value) => value !== undefined)
  const bands = quartered ? drawn.flatMap(({ points }) => points.flatMap(({ band }) => band ?? [])) : []
  const range = useRange(...extentOf(shown, bands), [0, ...compared])
  const references = useMemo(
    () => referenceLines(text, measured, behaviour, onTasks),
    [text, measured, behaviour, onTasks],
  )
  const spans = useMemo(() => dipSpans(withoutRecordedBehind(groups), text.stage), [groups, text])
  const callouts = useCallouts((of, id) => {
    if (of !== 'return') return undefined
    const group = groups.find(({ runs }) => runs.some((run) => run.id === id))
    return (
      lines.find(({ name }) => name === `run${group?.experiment.id}`) ?? lines.find(({ name }) => name === `seed${id}`)
    )
  }, version)
  const focused = groups.find((group) => group.focused)
  const compareWith =
    lines.find(({ name }) => name === `run${focused?.experiment.id}`) ??
    lines.find(({ name }) => name === `seed${runId}`)

  if (withoutWorld) {
    return <JudgedByData />
  }
  const legend = [...earlier, ...lines.filter(({ faint }) => !faint), ...predicted]
  return (
    <Panel
      title={text.learningCurve.title}
      explanation={onTasks ? text.learningCurve.metaExplanation : text.learningCurve.explanation}
      name="learning-curve"
      formula={scoreFormula(
        evaluations.at(-1),
        measured,
        { random: text.learningCurve.random, expert: onTasks ? text.learningCurve.oracle : text.learningCurve.expert },
        onTasks,
      )}
      table={lines.length > 0 ? () => tableOf(text, groups) : undefined}
      tools={<PredictButtons axis={axis} prediction={prediction} returns={measured} lowest={range.low} />}
    >
      <div className={styles.chart} data-evaluations={evaluations.length} data-lines={lines.length}>
        <TimeChart
          title={text.learningCurve.title}
          plot={{
            axis,
            lines: drawn,
            range,
            yLabel: text.learningCurve.return,
            references,
            labelled: true,
            spans,
          }}
          height="fill"
          first
          callouts={callouts}
          readOut={(step) =>
            lines.length === 1 && predicted.length === 0
              ? readOutOfOne(text, evaluations, step)
              : readOutOfLines(legend, step)
          }
        />
        {drawing && prediction && (
          <DrawingOverlay prediction={prediction} range={range} right={rightMargin(namesOf(drawn))} />
        )}
        {shown.length === 0 && !preparing && !drawing && <p className={styles.waiting}>{text.learningCurve.waiting}</p>}
        <PredictOutcome
          prediction={prediction}
          measured={compareWith}
          seeds={focused?.runs.length ?? 0}
          returns={measured}
        />
      </div>
    </Panel>
  )
}

function longest(own: TimeAxis, groups: readonly RunGroup[]): TimeAxis {
  const progresses = groups.flatMap(({ runs }) => runs.flatMap(({ progress }) => progress ?? []))
  const totalSteps = Math.max(own.totalSteps, ...progresses.map((progress) => progress.totalSteps))
  const onlineStartStep = own.totalSteps > 0 ? own.onlineStartStep : (progresses[0]?.onlineStartStep ?? 0)
  return { ...own, totalSteps, onlineStartStep }
}

function hasLive(groups: readonly RunGroup[]): boolean {
  return groups.some(({ experiment }) => experiment.origin.kind === 'scenario')
}

function behindLive(name: string, groups: readonly RunGroup[]): string | undefined {
  const recorded = groups.some(
    ({ experiment }) => experiment.origin.kind === 'recorded' && name === `run${experiment.id}`,
  )
  return recorded && hasLive(groups) ? '6 4' : undefined
}

function withoutRecordedBehind(groups: readonly RunGroup[]): readonly RunGroup[] {
  return hasLive(groups) ? groups.filter(({ experiment }) => experiment.origin.kind !== 'recorded') : groups
}
