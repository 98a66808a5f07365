import { type Dip, measureDip } from '../../core/diagnostics/dip'
import { mean } from '../../core/statistics/moments'
import { type Summary, summarise } from './groups'
import type { Run } from './read-results'

/** Evaluations at the end that make the final return: one alone is of few episodes. */
export const LAST_EVALUATIONS = 5

/** What became of one seed after the switch; the figures of a dip are defined in core/diagnostics/dip.ts. */
export interface SeedOnline {
  readonly seed: number
  readonly dip: Dip | null
  /** The same over environment steps instead of gradient steps; null where nobody counted them. */
  readonly inEnvironmentSteps: Pick<Dip, 'stepsToRecover' | 'areaLost'> | null
  /** Mean of so many last evaluations after the switch. */
  readonly final: number | null
  readonly evaluations: number
}

/** Over the seeds of a group; a figure is null where one seed has none. */
export interface GroupOnline {
  readonly seeds: readonly SeedOnline[]
  readonly atSwitch: Summary | null
  readonly lowest: Summary | null
  readonly depth: Summary | null
  readonly relativeDepth: Summary | null
  readonly areaLost: Summary | null
  readonly final: Summary | null
  /** Steps to recover, over the seeds that did, and how many of all. */
  readonly stepsToRecover: Summary | null
  readonly recovered: number
  readonly environmentStepsToRecover: Summary | null
  readonly environmentAreaLost: Summary | null
}

/** Null where no seed went online in an environment. */
export function onlineFigures(runs: readonly Run[]): GroupOnline | null {
  const seeds = runs.map(onlineOf)
  if (seeds.every(({ dip }) => dip === null)) return null
  const over = (pick: (dip: Dip) => number | null) => summarise([seeds.map(({ dip }) => (dip ? pick(dip) : null))])
  const counted = seeds.map(({ inEnvironmentSteps }) => inEnvironmentSteps)
  const countedRecoveries = counted.flatMap((one) => (one && one.stepsToRecover !== null ? [one.stepsToRecover] : []))
  const recoveries = seeds.flatMap(({ dip }) => (dip && dip.stepsToRecover !== null ? [dip.stepsToRecover] : []))
  return {
    seeds,
    atSwitch: over((dip) => dip.valueAtSwitch),
    lowest: over((dip) => dip.lowest),
    depth: over((dip) => dip.depth),
    relativeDepth: over((dip) => dip.relativeDepth),
    areaLost: over((dip) => dip.areaLost),
    final: summarise([seeds.map(({ final }) => final)]),
    stepsToRecover: summarise([recoveries]),
    recovered: recoveries.length,
    // Of some of them only would be another quantity.
    environmentStepsToRecover: summarise([countedRecoveries.length === recoveries.length ? countedRecoveries : [null]]),
    environmentAreaLost: summarise([counted.map((one) => one?.areaLost ?? null)]),
  }
}

function onlineOf({ configuration, border, evaluations, floor }: Run): SeedOnline {
  const known = evaluations.flatMap(({ mean: value, ...rest }) => (value === null ? [] : [{ ...rest, value }]))
  const after = border === null ? [] : known.filter(({ step }) => step > border)
  const last = after.slice(-LAST_EVALUATIONS)
  const dipOver = (points: readonly { readonly step: number; readonly value: number }[], switchStep: number) =>
    measureDip(
      { steps: points.map(({ step }) => step), values: points.map(({ value }) => value) },
      { switchStep, floor: floor ?? Number.NaN },
    )
  const dip = border === null ? undefined : dipOver(known, border)
  // All of offline training is at none.
  const counted = known.flatMap(({ environmentSteps, value }) =>
    environmentSteps === undefined ? [] : [{ step: environmentSteps, value }],
  )
  const inEnvironmentSteps = dip && counted.length === known.length ? dipOver(counted, 0) : undefined
  return {
    seed: configuration.seed,
    dip: dip ?? null,
    inEnvironmentSteps: inEnvironmentSteps ?? null,
    final: last.length === 0 ? null : mean(last.map(({ value }) => value)),
    evaluations: last.length,
  }
}
