import { type ClaimOutcome, evaluateClaim } from '../../core/scenarios/claims'
import type { RunTrace, TraceCurve } from '../../core/scenarios/run-trace'
import { type Claim, measuresOf, type Scenario } from '../../core/scenarios/scenario'
import type { Run } from '../runs/run'

/** A run on the page as the claims of its scenario see it. */
export function traceOf(run: Run, method: string, { goalReturn, metrics }: Scenario): RunTrace {
  const { seed, series, figures, progress } = run
  const steps = series.evaluations.map(({ step }) => step)
  const curves: Record<string, TraceCurve> = { return: { steps, values: series.evaluations.map(({ mean }) => mean) } }
  if (goalReturn !== undefined) {
    const reached = ({ returns }: { readonly returns: readonly number[] }) =>
      returns.filter((value) => value >= goalReturn).length / returns.length
    curves.goalRate = { steps, values: series.evaluations.map(reached) }
  }
  for (const name of metrics) {
    const metric = series.metrics.get(name)
    if (metric) curves[name] = { steps: [...metric.steps], values: [...metric.values] }
  }
  const { onlineStartStep = 0, totalSteps = 0 } = progress ?? {}
  return { method, seed, onlineStartStep, totalSteps, curves, figures, marks: [], trajectories: [] }
}

/** Over the seeds for which all runs that the claim is about are there; undefined without one. */
export function outcomeOf(claim: Claim, traces: readonly RunTrace[]): ClaimOutcome | undefined {
  const methods = [...new Set(measuresOf(claim).map(({ method }) => method))]
  const has = (seed: number) =>
    methods.every((method) => traces.some((trace) => trace.method === method && trace.seed === seed))
  const complete = traces.filter(({ method, seed }) => methods.includes(method) && has(seed))
  return complete.length > 0 ? evaluateClaim(claim, complete) : undefined
}
