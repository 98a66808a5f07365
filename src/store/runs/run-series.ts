import { unpackMetrics } from '../../worker/metrics-block'
import type { Evaluation, MetricsBlock } from '../../worker/protocol'
import { Series } from './series'

/** All that a run has measured so far. */
export class RunSeries {
  readonly metrics = new Map<string, Series>()
  readonly evaluations: Evaluation[] = []

  add(metrics: MetricsBlock | null, evaluations: readonly Evaluation[]): void {
    if (metrics) unpackMetrics(metrics, (name, step, value) => this.metric(name).push(step, value))
    this.evaluations.push(...evaluations)
  }

  /** Of that name, begun where there is none yet. */
  metric(name: string): Series {
    const known = this.metrics.get(name)
    if (known) return known
    const created = new Series()
    this.metrics.set(name, created)
    return created
  }

  /** What had been measured by a step: what a run that goes on from there has behind it. */
  upTo(step: number): RunSeries {
    const before = new RunSeries()
    for (const [name, { steps, values }] of this.metrics) {
      steps.forEach((at, i) => {
        if (at <= step) before.metric(name).push(at, values[i]!)
      })
    }
    before.evaluations.push(...this.evaluations.filter((evaluation) => evaluation.step <= step))
    return before
  }
}
