import type { TrainingRun } from '../training/training-run'
import { runFigures } from './run-figures'
import type { Scenario } from './scenario'
import { Showcase, type Trajectories } from './showcase'

/** One quantity over a run; steps ascending. */
export interface TraceCurve {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/** What is kept of one run of one method: enough for claims, charts and the view of the world. */
export interface RunTrace {
  readonly method: string
  readonly seed: number
  /** Gradient steps; equal where the run never goes online. */
  readonly onlineStartStep: number
  readonly totalSteps: number
  /** `return`, `goalRate` where the scenario has a goal return, and the scenario's metrics, by name. */
  readonly curves: Readonly<Record<string, TraceCurve>>
  /** Single numbers, such as the share of states with Q < V^mu at the switch. */
  readonly figures: Readonly<Record<string, number>>
  readonly marks: readonly { readonly step: number; readonly text: string }[]
  /** How the policy moved at a few moments, where asked for. */
  readonly trajectories: readonly Trajectories[]
}

export interface TraceOptions {
  readonly method: string
  readonly seed: number
  /** Whether to keep trajectories; they cost the most space. */
  readonly showcase: boolean
  /** Called after each step, before the next. */
  readonly onStep?: (() => Promise<void>) | undefined
  readonly onProgress?: (share: number, stage: string) => void
}

/** Takes a fresh run to its end and keeps what the scenario asks for. */
export async function traceRun(
  run: TrainingRun,
  scenario: Pick<Scenario, 'goalReturn' | 'metrics'>,
  { method, seed, showcase: wanted, onStep, onProgress }: TraceOptions,
): Promise<RunTrace> {
  const curves: Record<string, { steps: number[]; values: number[] }> = {}
  const add = (name: string, step: number, value: number) => {
    curves[name] ??= { steps: [], values: [] }
    curves[name].steps.push(step)
    curves[name].values.push(value)
  }
  const figures: Record<string, number> = {}
  const marks: { step: number; text: string }[] = []
  const showcase = wanted ? new Showcase(run, seed) : undefined
  while (!run.progress.finished) {
    await run.advance()
    await onStep?.()
    for (const record of run.drainRecords()) {
      const { step } = record
      if (record.kind === 'mark') marks.push({ step, text: record.mark })
      if (record.kind === 'metrics') {
        for (const name of scenario.metrics) {
          if (record.values[name] !== undefined) add(name, step, record.values[name])
        }
      }
      if (record.kind !== 'evaluation') continue
      add('return', step, record.mean)
      if (scenario.goalReturn !== undefined) {
        const goals = record.returns.filter((value) => value >= scenario.goalReturn!)
        add('goalRate', step, goals.length / record.returns.length)
      }
      await showcase?.look()
    }
    Object.assign(figures, await runFigures(run, seed))
    const { step, totalSteps, stage } = run.progress
    onProgress?.(step / totalSteps, stage)
  }
  const { onlineStartStep, totalSteps } = run.progress
  return {
    method,
    seed,
    onlineStartStep,
    totalSteps,
    curves,
    figures,
    marks,
    trajectories: showcase?.trajectories ?? [],
  }
}
