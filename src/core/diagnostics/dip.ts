import type { Curve } from '../statistics/seed-curves'

/** Unlearning dip of one seed's curve of evaluated returns after the switch to online training. */
export interface Dip {
  /** The last evaluation at or before the switch. */
  readonly valueAtSwitch: number
  readonly lowest: number
  readonly stepOfLowest: number
  /** See `DIP_DEFINITIONS` for the rest; null where there is nothing to say. */
  readonly depth: number
  readonly relativeDepth: number | null
  readonly stepsToBottom: number
  readonly stepsToRecover: number | null
  readonly areaLost: number
}

export interface DipOptions {
  readonly switchStep: number
  /** A return that means nothing has been learnt, such as that of the random policy; NaN where none is known. */
  readonly floor: number
  /** Share of the way from the floor to the value at the switch that counts as recovered. */
  readonly recovery?: number
}

const RECOVERY = 0.95

/** What each figure of a dip means, word for word as it is computed. */
export const DIP_DEFINITIONS = {
  valueAtSwitch: 'Return of the last evaluation at or before the switch.',
  lowest: 'Lowest return evaluated after the switch.',
  depth:
    'Return at the switch minus the lowest return after it; 0 if no evaluation lies below the one at the switch. Noise of the evaluations alone makes it positive, so compare curves that were evaluated equally often.',
  relativeDepth:
    'Depth divided by the return at the switch minus the floor (the return of the random policy): 1 means that all that was learnt offline is gone. Without a value where the return at the switch does not exceed the floor.',
  stepsToBottom: 'Gradient steps from the switch to the first evaluation with the lowest return; 0 without a dip.',
  stepsToRecover: `Gradient steps from the switch to the first evaluation from which on no later one lies under ${100 * RECOVERY} % of the way from the floor to the return at the switch; 0 if none ever did, without a value if the last one still does.`,
  areaLost:
    'Cumulative regret against the return at the switch: the area between it and the curve where the curve is below, straight lines between evaluations; in return times gradient steps.',
} as const satisfies Record<Exclude<keyof Dip, 'stepOfLowest'>, string>

/** A `relativeDepth` from which on the page tells of a loss; less is noise of the evaluations. */
export const LEAST_LOST = 0.2

/** Whether a `relativeDepth` says that more was lost than had been learnt; rounded, it would not say 100 %. */
export function isBelowRandom(relativeDepth: number): boolean {
  return relativeDepth >= 1.005
}

/** Undefined where the curve has no evaluation up to the switch, or none after it. */
export function measureDip(curve: Curve, { switchStep, floor, recovery = RECOVERY }: DipOptions): Dip | undefined {
  const points = Array.from(curve.steps, (step, i) => ({ step, value: curve.values[i]! })).filter(
    ({ value }) => !Number.isNaN(value),
  )
  const atSwitch = points.findLast(({ step }) => step <= switchStep)
  const after = points.filter(({ step }) => step > switchStep)
  if (!atSwitch || after.length === 0) return undefined
  const valueAtSwitch = atSwitch.value
  const bottom = after.reduce((lowest, point) => (point.value < lowest.value ? point : lowest))
  const depth = Math.max(0, valueAtSwitch - bottom.value)
  const learnt = valueAtSwitch - floor
  return {
    valueAtSwitch,
    lowest: bottom.value,
    stepOfLowest: bottom.step,
    depth,
    relativeDepth: learnt > 0 ? depth / learnt : null,
    stepsToBottom: depth > 0 ? bottom.step - switchStep : 0,
    stepsToRecover: Number.isNaN(learnt) ? null : stepsToRecover(after, switchStep, floor + recovery * learnt),
    areaLost: areaBelow(valueAtSwitch, [{ step: switchStep, value: valueAtSwitch }, ...after]),
  }
}

interface Point {
  readonly step: number
  readonly value: number
}

function stepsToRecover(after: readonly Point[], switchStep: number, level: number): number | null {
  const lastBelow = after.findLastIndex(({ value }) => value < level)
  if (lastBelow === -1) return 0
  const recovered = after[lastBelow + 1]
  return recovered ? recovered.step - switchStep : null
}

/** Area between a level and a polygon where the polygon is below it. */
function areaBelow(level: number, points: readonly Point[]): number {
  let area = 0
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!]
    const [lossFrom, lossTo] = [level - from.value, level - to.value]
    const width = to.step - from.step
    if (lossFrom >= 0 && lossTo >= 0) area += (width * (lossFrom + lossTo)) / 2
    else if (lossFrom > 0 || lossTo > 0) {
      // The line crosses the level: only the triangle below it counts.
      const loss = Math.max(lossFrom, lossTo)
      area += (width * (loss * loss)) / Math.abs(lossFrom - lossTo) / 2
    }
  }
  return area
}
