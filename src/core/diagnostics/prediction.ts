import type { Curve } from '../statistics/seed-curves'
import { type Dip, measureDip } from './dip'

/** Where a person draws: shares of the offline part, its end included, and of the online part. */
const OFFLINE_SHARES = [0, 0.25, 0.5, 0.75, 1]
/** Dense behind the switch, where returns dip. */
const ONLINE_SHARES = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1]
/** Share of the return range that a dip has to be deep to be called one; evaluations alone scatter by less. */
const DIP_SHARE = 0.1

/** A return curve that somebody expects: one value at each of `predictionSteps`. */
export interface Prediction {
  readonly onlineStartStep: number
  readonly totalSteps: number
  readonly values: readonly number[]
}

/** The steps at which a curve is drawn by hand: without an offline part it begins at step 0 all the same. */
export function predictionSteps({
  onlineStartStep,
  totalSteps,
}: Pick<Prediction, 'onlineStartStep' | 'totalSteps'>): number[] {
  const border = Math.min(onlineStartStep, totalSteps)
  const offline = border > 0 ? OFFLINE_SHARES.map((share) => share * border) : [0]
  const online = totalSteps > border ? ONLINE_SHARES.map((share) => border + share * (totalSteps - border)) : []
  return [...new Set([...offline, ...online].map(Math.round))]
}

/** The same drawing on another time axis; its shape before and behind the switch stays. */
export function predictionOnAxis(
  prediction: Prediction,
  axis: Pick<Prediction, 'onlineStartStep' | 'totalSteps'>,
): Prediction {
  if (prediction.onlineStartStep === axis.onlineStartStep && prediction.totalSteps === axis.totalSteps)
    return prediction
  const steps = predictionSteps(axis)
  const from = curveOf(prediction)
  const old = (step: number) => {
    const [border, oldBorder] = [axis.onlineStartStep, prediction.onlineStartStep]
    if (step <= border) return border === 0 ? 0 : (step / border) * oldBorder
    const share = (step - border) / Math.max(1, axis.totalSteps - border)
    return oldBorder + share * (prediction.totalSteps - oldBorder)
  }
  const { onlineStartStep, totalSteps } = axis
  return { onlineStartStep, totalSteps, values: steps.map((step) => valueAt(from, old(step))) }
}

export function curveOf(prediction: Prediction): Curve {
  return { steps: predictionSteps(prediction), values: prediction.values }
}

/** On the straight lines between a curve's points; beyond its ends the end's value. */
export function valueAt({ steps, values }: Curve, step: number): number {
  const next = Array.from(steps).findIndex((at) => at >= step)
  if (next < 0) return values[values.length - 1]!
  if (next === 0) return values[0]!
  const [from, to] = [steps[next - 1]!, steps[next]!]
  const share = (step - from) / (to - from)
  return values[next - 1]! + share * (values[next]! - values[next - 1]!)
}

/** `both`: drawn and seen; `seen`: not drawn; `drawn`: not seen. null: the run has no switch to look at. */
export type DipForesight = 'both' | 'seen' | 'drawn' | 'neither' | null

export interface PredictionComparison {
  /** Mean absolute difference at the evaluations, in units of return. */
  readonly difference: number
  /** The same divided by the way from a random to an expert policy; NaN where these are not known. */
  readonly relativeDifference: number
  readonly evaluations: number
  readonly foresight: DipForesight
  readonly drawnDip: Dip | undefined
  readonly seenDip: Dip | undefined
}

export interface ReturnRange {
  readonly random: number
  readonly expert: number
}

/** Undefined where nothing has been evaluated. `measured`: one seed's evaluations, or the interquartile mean of several. */
export function comparePrediction(
  prediction: Prediction,
  measured: Curve,
  returns: ReturnRange | null,
): PredictionComparison | undefined {
  const points = Array.from(measured.steps, (step, i) => ({ step, value: measured.values[i]! })).filter(
    ({ step, value }) => Number.isFinite(value) && step <= prediction.totalSteps,
  )
  if (points.length === 0) return undefined
  const drawn = curveOf(prediction)
  const range = returns ? Math.abs(returns.expert - returns.random) : 0
  const sum = points.reduce((total, { step, value }) => total + Math.abs(valueAt(drawn, step) - value), 0)
  const difference = sum / points.length
  const options = returns && { switchStep: prediction.onlineStartStep, floor: returns.random }
  const [drawnDip, seenDip] = options ? [measureDip(drawn, options), measureDip(measured, options)] : []
  return {
    difference,
    relativeDifference: range > 0 ? difference / range : Number.NaN,
    evaluations: points.length,
    foresight: prediction.onlineStartStep > 0 && drawnDip && seenDip ? foresight(drawnDip, seenDip, range) : null,
    drawnDip,
    seenDip,
  }
}

function foresight(drawn: Dip, seen: Dip, range: number): DipForesight {
  const counts = ({ depth }: Dip) => depth >= DIP_SHARE * range
  if (counts(seen)) return counts(drawn) ? 'both' : 'seen'
  return counts(drawn) ? 'drawn' : 'neither'
}
