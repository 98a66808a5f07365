import { create } from 'zustand'
import type { Curve } from '../core/statistics/seed-curves'
import type { RunReport } from '../worker/protocol'
import { useDataset } from './dataset-store'
import { useRun } from './run-store'
import { useSettings } from './settings-store'
import { taskFamilyOf } from './task-family'

/** The evaluated returns of one run, and what it was. */
export interface RunCurve extends Curve {
  readonly runId: number
  readonly algorithmId: string
  readonly environmentId: string | null
  readonly seed: number
  /** Runs of one group differ in their seed alone. */
  readonly group: string
  readonly steps: readonly number[]
  readonly values: readonly number[]
  readonly switchStep: number
  readonly totalSteps: number
}

const MOST_CURVES = 60

/** The curves of this visit's runs, the current one last. */
export const useRunCurves = create<{ readonly curves: readonly RunCurve[] }>(() => ({ curves: [] }))

/** Keeps what a report says of evaluations; called after the run itself has taken it in. */
export function recordCurve({ runId, evaluations, progress, marks }: RunReport): void {
  if (runId !== useRun.getState().runId) return
  const changes = marks
    .filter(({ mark, step }) => mark === 'change' && step > 0)
    .map(({ text, step }) => `${text} @${step}`)
  if (evaluations.length === 0 && changes.length === 0) return
  useRunCurves.setState(({ curves }) => {
    const known = curves.find((curve) => curve.runId === runId) ?? emptyCurve(runId)
    const curve: RunCurve = {
      ...known,
      group: [known.group, ...changes].join('\n'),
      switchStep: progress.borderStep,
      totalSteps: progress.totalSteps,
      steps: [...known.steps, ...evaluations.map(({ step }) => step)],
      values: [...known.values, ...evaluations.map(({ mean }) => mean)],
    }
    const others = curves.filter((other) => other.runId !== runId && !isRepeated(other, curve))
    return { curves: [...others, curve].slice(-MOST_CURVES) }
  })
}

export function forgetEarlierRuns(): void {
  const { runId } = useRun.getState()
  useRunCurves.setState(({ curves }) => ({ curves: curves.filter((curve) => curve.runId === runId) }))
}

function emptyCurve(runId: number): RunCurve {
  const settings = useSettings.getState()
  const { algorithmId, parameters, hyperparameters, runSettings, seed } = settings
  const family = taskFamilyOf(settings)
  const environmentId = family?.id ?? settings.environmentId
  const dataset = family ? null : useDataset.getState().current?.summary.name
  return {
    runId,
    algorithmId,
    environmentId,
    seed,
    group: JSON.stringify({ algorithmId, environmentId, parameters, hyperparameters, runSettings, dataset }),
    steps: [],
    values: [],
    switchStep: 0,
    totalSteps: 0,
  }
}

/** The same seed again is the same run again, not another one. */
function isRepeated(other: RunCurve, { group, seed }: RunCurve): boolean {
  return other.group === group && other.seed === seed
}
