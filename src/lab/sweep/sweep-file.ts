import * as v from 'valibot'

/** A sweep that cannot be used; the message says what is wrong, where, and what would be right. */
export class SweepError extends Error {
  override readonly name = 'SweepError'
}

/** More is rather a mistake in the file than a wish. */
export const MOST_CELLS = 10_000

/** What an axis may vary, as a place in the configuration; seeds have a field of their own. */
const PLACE = /^(algorithm|settings|environment|dataset)(\.[A-Za-z][A-Za-z0-9-]*)*$/

const place = v.pipe(
  v.string(),
  v.regex(
    PLACE,
    'an axis is named after the place that it varies: algorithm, settings, environment or dataset, or something inside them such as algorithm.hyperparameters.lambda',
  ),
)

export const SweepForm = v.strictObject({
  version: v.literal(1, 'must be 1'),
  /** A configuration as `lab train` takes it. */
  base: v.record(v.string(), v.unknown(), 'must be a configuration as lab train takes it'),
  /** Every combination of the values is one configuration. Later axes act on what earlier ones have set. */
  axes: v.optional(
    v.record(
      place,
      v.pipe(v.array(v.unknown(), 'must be a list of values'), v.minLength(1, 'needs at least one value')),
    ),
    {},
  ),
  /** Seeds of each configuration, counting up from the base's, as `lab train --seeds N`. */
  seeds: v.pipe(
    v.number('must be a whole number from 1'),
    v.integer('must be a whole number from 1'),
    v.minValue(1, 'must be a whole number from 1'),
    v.maxValue(MOST_CELLS, `must be at most ${MOST_CELLS}`),
  ),
  backend: v.optional(v.picklist(['wasm', 'cpu'], 'must be wasm or cpu'), 'wasm'),
})

/** A grid of configurations times seeds, as a file holds it. */
export type Sweep = v.InferOutput<typeof SweepForm>
