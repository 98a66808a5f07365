import { createEnvironment } from '../../core/environments/registry'
import type { Recording } from '../../core/scenarios/recording'
import type { RunTrace } from '../../core/scenarios/run-trace'
import type { RunConfiguration } from '../../core/training/configuration'
import type { Evaluation } from '../../worker/protocol'
import { addRun } from '../runs/experiments-store'
import type { Run } from '../runs/run'
import { RunSeries } from '../runs/run-series'

/** What the rows are called that a scenario's recipe makes. */
export const SCENARIO_DATA = 'Data of the scenario'

/** What evaluations give; all other curves are metrics. */
const EVALUATED = ['return', 'goalRate']

/** Puts the runs of a recording on the list. */
export function addRecordedRuns({ scenario, made, configurations, traces }: Recording): void {
  const { playground, tfjs, node, backend } = made
  for (const trace of traces) {
    const configuration = configurations[trace.method]!
    const spec = {
      configuration,
      datasetName: configuration.dataset && SCENARIO_DATA,
      datasetId: null,
      origin: {
        kind: 'recorded' as const,
        scenario,
        method: trace.method,
        made: `${playground}, tfjs ${tfjs}, Node ${node}, ${backend}`,
      },
      changes: [],
      inherited: [],
    }
    addRun(spec, trace.seed, recordedState(trace, configuration))
  }
}

/** A run as far as a recording knows it: curves and figures, no networks. */
export function recordedState(trace: RunTrace, configuration: RunConfiguration): Partial<Run> {
  const { onlineStartStep, totalSteps, curves, figures, trajectories } = trace
  const references = configuration.dataset ? referencesOf(configuration) : null
  const phaseOf = (step: number) => (step > onlineStartStep || onlineStartStep === 0 ? 'online' : 'offline')
  const series = new RunSeries()
  const returns = curves.return ?? { steps: [], values: [] }
  series.evaluations.push(
    ...returns.steps.map((step, i): Evaluation => {
      const mean = returns.values[i]!
      const normalisedScore = references
        ? (100 * (mean - references.random)) / (references.expert - references.random)
        : Number.NaN
      // The episodes themselves were not kept.
      return { kind: 'evaluation', step, phase: phaseOf(step), returns: [], mean, normalisedScore }
    }),
  )
  for (const [name, { steps, values }] of Object.entries(curves)) {
    if (EVALUATED.includes(name)) continue
    for (const [i, step] of steps.entries()) series.metric(name).push(step, values[i]!)
  }
  const tasks = trajectories.flatMap(({ task }) => (task ? [{ hidden: task.hidden }] : []))
  return {
    status: 'recorded',
    progress: {
      phase: phaseOf(totalSteps),
      stage: '',
      step: totalSteps,
      totalSteps,
      onlineStartStep,
      environmentSteps: 0,
      finished: true,
    },
    references,
    testTasks: tasks.length > 0 ? tasks : null,
    marks: trace.marks.map(({ step, text }) => ({ kind: 'mark', step, mark: 'online', text })),
    figures,
    series,
    metricsVersion: 1,
    evaluationsVersion: 1,
  }
}

function referencesOf({ environment }: RunConfiguration): Run['references'] {
  if (!environment) return null
  const { random, expert, source } = createEnvironment(environment.id, environment.parameters).referenceReturns
  return { random, expert, source }
}
