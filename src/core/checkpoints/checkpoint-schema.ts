import * as v from 'valibot'
import { messageForm } from '../messages/message-form'

/** What parts of a run's state look like; sizes that depend on each other are compared in check-*.ts. */

const MOST_STEPS = 2 ** 40
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STEPS))
export const finite = v.pipe(v.number(), v.finite())
const shortText = v.pipe(v.string(), v.maxLength(1000))
const scalar = v.union([finite, v.boolean(), shortText])
export const values = v.record(shortText, scalar)

/** valibot's own `instance` loses the type of these. */
function array<T>(kind: new (length: number) => T) {
  return v.custom<T>((given) => given instanceof kind, `must be a ${kind.name}`)
}
const FINITE = 'must hold finite numbers only'
export const floats32 = v.pipe(
  array<Float32Array>(Float32Array),
  v.check((numbers) => numbers.every(Number.isFinite), FINITE),
)
const floats64 = v.pipe(
  array<Float64Array>(Float64Array),
  v.check((numbers) => numbers.every(Number.isFinite), FINITE),
)
const rows32 = array<Uint32Array>(Uint32Array)

/** Without a bit that is set, the generator would give nothing but zeros, and no normal number would ever come. */
const randomState = v.object({
  generator: v.pipe(
    v.array(v.pipe(v.number(), v.integer())),
    v.length(4),
    v.check((words) => words.some((word) => (word | 0) !== 0), 'must not be all zero'),
  ),
  spareNormal: v.nullable(finite),
})

const streams = v.object({
  initialisation: randomState,
  batches: randomState,
  policyNoise: randomState,
  environment: randomState,
  evaluation: randomState,
  dataset: randomState,
})

export const lastChange = v.nullable(
  v.object({ step: count, name: shortText, label: shortText, from: scalar, to: scalar }),
)

const sums = v.record(shortText, v.pipe(floats32, v.length(1)))
const gatheredMetrics = v.object({ count, sums })
const gathered = v.pipe(
  v.array(v.object({ variant: v.pipe(v.string(), v.maxLength(20_000)), count, sums })),
  v.maxLength(64),
)

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))
const sizes = v.object({ observation: size, action: size })

const transition = v.object({
  observation: floats32,
  action: floats32,
  reward: finite,
  nextObservation: floats32,
  terminal: finite,
  returnToGo: finite,
})

export const collector = v.object({
  environment: v.object({ random: randomState, states: floats64, returns: floats64, lengths: rows32 }),
  pushes: v.array(v.object({ action: v.array(finite), stepsLeft: count })),
  episodes: v.array(v.array(transition)),
})

export const preprocessing = v.object({
  observationMean: floats64,
  observationScale: v.pipe(
    floats64,
    v.check((scale) => !scale.includes(0), 'must not be 0'),
  ),
  actionBox: v.array(v.looseObject({ low: finite, high: finite })),
  rewardScale: finite,
  rewardShift: finite,
})

const common = {
  step: count,
  environmentSteps: count,
  streams,
  hyperparameters: values,
  settings: values,
  sizes,
  gathered,
  lastChange,
}

/** Of a run on a dataset: SnapshotPlain and the replay's counters. */
export const dataPlain = v.object({
  ...common,
  stepsBefore: count,
  stepsBeforeBorder: count,
  collector: v.nullable(collector),
  preprocessing,
  returnsDiscount: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  /** Not in older files. */
  holdsOut: v.optional(v.boolean()),
  datasetFingerprint: v.nullable(count),
  episodeReturns: v.array(finite),
  replay: v.object({
    written: count,
    priorities: v.nullable(
      v.object({
        largest: finite,
        values: v.pipe(
          floats64,
          v.check((priorities) => priorities.every((priority) => priority >= 0), 'must not be negative'),
        ),
      }),
    ),
  }),
})
export type DataPlain = v.InferOutput<typeof dataPlain>

/** MopoPlain, but for its policy's stages. */
export const modelPlain = v.object({
  fit: v.object({
    steps: count,
    finished: v.boolean(),
    epochsWithoutGain: count,
    bestErrors: v.array(v.number()),
    elites: v.pipe(v.array(count), v.minLength(1)),
    stepInEpoch: count,
    split: v.object({ training: v.pipe(rows32, v.minLength(1)), holdout: rows32 }),
    bootstrap: v.array(v.pipe(rows32, v.minLength(1))),
    targetScale: floats32,
    gathered: gatheredMetrics,
  }),
  fitAt: count,
  rollouts: v.object({ written: count, penalties: floats32, largestReward: finite }),
  random: randomState,
  rolloutMetrics: v.record(shortText, finite),
  policy: v.unknown(),
  imagination: v.nullable(
    v.object({
      returns: v.object({ imaginedReturn: finite, modelReturn: finite, penalisedReturn: finite, returnBound: finite }),
      paths: v.array(floats32),
    }),
  ),
  lastChange,
})
export type ModelPlain = v.InferOutput<typeof modelPlain>

/** MetaPlain */
export const metaPlain = v.object({
  ...common,
  returns: v.array(finite),
  buffers: v.array(
    v.object({
      written: count,
      episodes: v.array(v.object({ start: count, length: v.pipe(count, v.minValue(1)) })),
      visitStart: count,
    }),
  ),
  adaptations: v.array(
    v.object({
      task: v.object({ hidden: v.array(finite) }),
      episodes: v.array(
        v.object({ return: finite, path: floats32, mean: floats32, variance: floats32, latent: floats32 }),
      ),
    }),
  ),
})
export type MetaPlain = v.InferOutput<typeof metaPlain>

export const dataset = v.looseObject({
  name: v.pipe(v.string(), v.maxLength(10_000)),
  count: v.pipe(count, v.minValue(1)),
  observationSize: size,
  actionSize: size,
  observations: floats32,
  actions: floats32,
  rewards: floats64,
  nextObservations: floats32,
  terminals: array<Uint8Array>(Uint8Array),
  timeouts: array<Uint8Array>(Uint8Array),
  episodeStarts: rows32,
  assumptions: v.array(messageForm),
  warnings: v.array(messageForm),
})

export const content = v.object({
  kind: v.literal('run'),
  createdBy: v.record(shortText, shortText),
  configuration: v.unknown(),
  snapshot: v.object({
    version: v.literal(1),
    plain: v.record(v.string(), v.unknown()),
    arrays: v.record(v.string(), v.unknown()),
  }),
  step: count,
  dataset: v.nullable(dataset),
  history: v.optional(v.unknown(), null),
})
