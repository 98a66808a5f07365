import type { DipClaim } from '../../../core/diagnostics/dip-sentence'
import type { DipSummary } from '../../../core/diagnostics/dip-summary'
import type { Interval } from '../../../core/statistics/bootstrap'
import type { Difference } from '../../../core/statistics/mean-interval'
import { FEWEST_SEEDS } from '../../../core/statistics/seeds'

/** The claim in Chinese; it names the seeds and says no more than they carry. */
export function dipSentence(claim: DipClaim): string {
  switch (claim.kind) {
    case 'nothing':
      return `切换时 ${claim.labels.join(' 和 ')} 还没有学到可以失去的东西。`
    case 'single': {
      const { summary } = claim
      return `${loss(summary)}（${seedsOf(summary)}）。${claim.carried ? '' : tooFew(summary.seedsWithSomethingToLose)}`
    }
    case 'few':
      return `${both(claim.summaries)}。${tooFew(claim.seeds)}`
    case 'undecided':
      return `${both(claim.summaries)}。${by(claim.difference)}：可能为 0，因此这些种子不足以判断哪个失去得更多。`
    case 'different':
      return `${both(claim.summaries)}。${by(claim.difference)}：不为 0。`
  }
}

function by({ mean, interval, pairs }: Difference & { readonly interval: Interval }): string {
  const points = (value: number) => Math.round(100 * value)
  const how = pairs ? `${pairs.count} 对相同种子的均值` : '均值之差'
  return `相差 ${points(mean)} 个百分点（${how}，95% 区间 ${points(interval.low)} 至 ${points(interval.high)}）`
}

function both([a, b]: readonly [DipSummary, DipSummary]): string {
  return `${loss(a)}（${seedsOf(a)}）；${b.label} 失去了 ${share(b)}（${seedsOf(b)}）`
}

function loss(summary: DipSummary): string {
  const within = summary.stepsToBottom === null ? '' : `在 ${Math.round(summary.stepsToBottom)} 步内`
  const what = summary.floor === 0 ? '其回报的' : '其高出随机策略的回报的'
  return `${summary.label} ${within}失去了${what} ${share(summary)}`
}

function share({ relativeDepth }: DipSummary): string {
  return percent(relativeDepth!.iqm)
}

function seedsOf({ seedsWithSomethingToLose: seeds, relativeDepth }: DipSummary): string {
  const interval = relativeDepth?.interval
  return `${seeds === 1 ? '1 个种子' : `${seeds} 个种子的四分位均值`}${interval ? `，95% 区间 ${percent(interval.low)} 至 ${percent(interval.high)}` : ''}`
}

function tooFew(seeds: number): string {
  return `${seeds} 个种子不足以推及其他种子；请至少运行 ${FEWEST_SEEDS} 个。`
}

function percent(value: number): string {
  return `${Math.round(100 * value)}%`
}
