import { mean } from '../../../core/statistics/moments'
import type { Evaluation } from '../../../worker/protocol'
import type { ReadOut } from '../../charts/CursorOverlay'
import { formatMeasured } from '../../format/numbers'
import type { RunGroup } from '../../runs/run-groups'
import type { Text } from '../../text/text'
import type { PanelTable } from '../table'
import { quartiles } from './quartiles'

/** What the cursor reads of the only run. */
export function readOutOfOne(text: Text, evaluations: readonly Evaluation[], step: number): ReadOut | null {
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

/** Every evaluation of every visible run. */
export function tableOf(text: Text, groups: readonly RunGroup[]): PanelTable {
  const { meanReturn, score, adaptationEpisode } = text.learningCurve
  const { run, seed } = text.panels.dips.columns
  const all = groups.flatMap(({ label, runs }) =>
    runs.flatMap((run) => run.series.evaluations.map((evaluation) => ({ label, run, evaluation }))),
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
    rows: all.map(({ label, run: { seed: ownSeed }, evaluation }) => [
      label,
      ownSeed,
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
