import { unpackMetrics } from '../worker/metrics-block'
import type { Evaluation, MetricsBlock } from '../worker/protocol'
import { Series } from './series'

/** All that a run has measured so far. */
export class RunSeries {
  readonly metrics = new Map<string, Series>()
  readonly evaluations: Evaluation[] = []

  add(metrics: MetricsBlock | null, evaluations: readonly Evaluation[]): void {
    if (metrics) unpackMetrics(metrics, (name, step, value) => this.#metric(name).push(step, value))
    this.evaluations.push(...evaluations)
  }

  #metric(name: string): Series {
    const known = this.metrics.get(name)
    if (known) return known
    const created = new Series()
    this.metrics.set(name, created)
    return created
  }
}
