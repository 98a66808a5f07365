import type { Interval } from '../statistics/bootstrap'
import { type Difference, differenceOfMeans } from '../statistics/mean-interval'
import { FEWEST_SEEDS } from '../statistics/seeds'
import type { DipSummary } from './dip-summary'

/**
 * What can be said, without the words, so that each language can say it:
 * `nothing`: no algorithm had learnt anything that it could lose;
 * `single`: one algorithm is described, nothing is compared;
 * `few`: there are figures, but too few seeds for a comparison;
 * `undecided`: the interval of the difference holds 0, so the seeds do not tell which loses more;
 * `different`: the first loses more than the second, and the seeds carry that.
 * Differences are of the shares lost, by pairs where both have the same seeds.
 */
export type DipClaim =
  | { readonly kind: 'nothing'; readonly labels: readonly string[] }
  | { readonly kind: 'single'; readonly summary: DipSummary; readonly carried: boolean }
  | { readonly kind: 'few'; readonly summaries: readonly [DipSummary, DipSummary]; readonly seeds: number }
  | {
      readonly kind: 'undecided' | 'different'
      readonly summaries: readonly [DipSummary, DipSummary]
      readonly difference: Difference & { readonly interval: Interval }
    }

/** The strongest claim that the seeds of one or two algorithms carry; the one that loses more comes first. */
export function dipClaim(first: DipSummary, second?: DipSummary): DipClaim {
  const measurable = [first, second].filter(hasDepth)
  const [a, b] = measurable.toSorted((x, y) => y.relativeDepth.iqm - x.relativeDepth.iqm)
  if (!a) return { kind: 'nothing', labels: second ? [first.label, second.label] : [first.label] }
  if (!b) return { kind: 'single', summary: a, carried: a.seedsWithSomethingToLose >= FEWEST_SEEDS }
  const summaries = [a, b] as const
  const seeds = Math.min(a.seedsWithSomethingToLose, b.seedsWithSomethingToLose)
  const { interval, ...difference } = differenceOfMeans(a.relativeDepths, b.relativeDepths)
  if (!interval) return { kind: 'few', summaries, seeds }
  const kind = interval.low > 0 ? 'different' : 'undecided'
  return { kind, summaries, difference: { ...difference, interval } }
}

type WithDepth = DipSummary & { readonly relativeDepth: NonNullable<DipSummary['relativeDepth']> }

function hasDepth(summary: DipSummary | undefined): summary is WithDepth {
  return summary?.relativeDepth !== undefined
}

/** The claim in English: one to three sentences that name the seeds and say no more than they carry. */
export function dipSentence(claim: DipClaim): string {
  switch (claim.kind) {
    case 'nothing':
      return `${claim.labels.join(' and ')} had learnt nothing by the switch that could be lost.`
    case 'single': {
      const { summary } = claim
      const caution = claim.carried ? '' : ` ${tooFew(summary.seedsWithSomethingToLose)}`
      return `${loss(summary)} (${seedsOf(summary)}).${caution}`
    }
    case 'few':
      return `${both(claim.summaries)}. ${tooFew(claim.seeds)}`
    case 'undecided':
      return `${both(claim.summaries)}. ${by(claim.difference)}: it may be 0, so these seeds do not tell which loses more.`
    case 'different':
      return `${both(claim.summaries)}. ${by(claim.difference)}: it is not 0.`
  }
}

/** Points of a hundred, so that a difference of shares is not taken for a share of one of them. */
function by({ mean, interval, pairs }: Difference & { readonly interval: Interval }): string {
  const points = (value: number) => Math.round(100 * value)
  const how = pairs ? `mean of ${pairs.count} pairs of equal seeds` : 'of the means'
  return `The difference is ${points(mean)} percentage points (${how}, 95 % interval ${points(interval.low)} to ${points(interval.high)})`
}

function both([a, b]: readonly [DipSummary, DipSummary]): string {
  return `${loss(a)} (${seedsOf(a)}); ${b.label} lost ${share(b)} (${seedsOf(b)})`
}

function loss(summary: DipSummary): string {
  const within = summary.stepsToBottom === null ? '' : ` within ${Math.round(summary.stepsToBottom)} steps`
  const above = summary.floor === 0 ? '' : ' above the random policy’s'
  return `${summary.label} lost ${share(summary)} of its return${above}${within}`
}

function share({ relativeDepth }: DipSummary): string {
  return percent(relativeDepth!.iqm)
}

function seedsOf({ seedsWithSomethingToLose: seeds, relativeDepth }: DipSummary): string {
  const interval = relativeDepth?.interval
  return `${seeds === 1 ? '1 seed' : `interquartile mean of ${seeds} seeds`}${interval ? `, 95 % interval ${range(interval)}` : ''}`
}

function tooFew(seeds: number): string {
  return `${seeds === 1 ? 'One seed carries' : `${seeds} seeds carry`} no claim about other seeds; run at least ${FEWEST_SEEDS}.`
}

function range({ low, high }: Interval): string {
  return `${Math.round(100 * low)} to ${percent(high)}`
}

function percent(value: number): string {
  return `${Math.round(100 * value)} %`
}
