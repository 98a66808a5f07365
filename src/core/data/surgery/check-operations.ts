import * as v from 'valibot'
import { createEnvironment } from '../../environments/registry'
import { issueMessage, placeOf } from '../../messages/issue'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { Operation } from './operation'

/** More would be no surgery a person has done. */
export const MOST_OPERATIONS = 50
const MOST_REGIONS = 200

const finite = v.pipe(v.number(), v.finite())
const pair = v.strictTuple([finite, finite])
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const whole = (maximum: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maximum))
const radius = v.pipe(v.number(), v.gtValue(0), v.finite())
const scalar = v.union([v.number(), v.boolean(), v.string()])

const Region = v.variant('shape', [
  v.strictObject({ shape: v.literal('ellipse'), centre: pair, radii: v.strictTuple([radius, radius]) }),
  v.strictObject({ shape: v.literal('box'), low: pair, high: pair }),
])
export const OperationForm = v.variant('kind', [
  v.strictObject({
    kind: v.literal('hole'),
    axes: v.strictTuple([whole(10_000), whole(10_000)]),
    regions: v.pipe(v.array(Region), v.maxLength(MOST_REGIONS)),
  }),
  v.strictObject({ kind: v.literal('drop-ends'), share }),
  v.strictObject({ kind: v.literal('keep-best'), share }),
  v.strictObject({ kind: v.literal('flip'), share, seed: whole(2 ** 31 - 1) }),
  v.strictObject({
    kind: v.literal('reorder'),
    observations: v.pipe(v.array(whole(10_000)), v.maxLength(10_000)),
    observationScales: v.pipe(v.array(finite), v.maxLength(10_000)),
    actionScales: v.pipe(v.array(finite), v.maxLength(10_000)),
  }),
  v.strictObject({
    kind: v.literal('relabel'),
    environment: v.pipe(v.string(), v.maxLength(60)),
    parameters: v.record(v.string(), scalar),
  }),
])

/** One act of surgery as a file or a link gives it. Throws a DatasetError that says what is wrong with it. */
export function checkOperation(given: unknown): Operation {
  const parsed = v.safeParse(OperationForm, given)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new DatasetError(message`An operation on the data is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
  }
  const operation = parsed.output
  // Only whether there is such a world, with such parameters.
  if (operation.kind === 'relabel') createEnvironment(operation.environment, operation.parameters)
  return operation
}
