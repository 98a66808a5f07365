import * as v from 'valibot'
import { MappingForm } from '../data/formats/mapping'
import { PartForm } from '../data/formats/part'
import { MOST_OPERATIONS } from '../data/surgery/check-operations'

const scalar = v.union([v.number(), v.boolean(), v.string()])
export const valuesForm = v.record(v.string(), scalar)
const values = v.optional(valuesForm, {})
const operations = v.optional(v.pipe(v.array(v.unknown()), v.maxLength(MOST_OPERATIONS)))
const Source = v.variant('kind', [
  v.object({ kind: v.literal('recipe'), recipe: v.record(v.string(), v.unknown()), operations }),
  v.object({
    kind: v.literal('file'),
    path: v.string(),
    mapping: v.optional(MappingForm),
    part: v.optional(PartForm),
    operations,
  }),
])

/** The form of a configuration as links and files carry it; what it names is looked up elsewhere. */
export const ConfigurationForm = v.object({
  version: v.literal(1, 'must be 1'),
  environment: v.nullable(v.object({ id: v.string(), parameters: values })),
  dataset: v.nullish(Source, null),
  algorithm: v.object({ id: v.string(), hyperparameters: values }),
  settings: values,
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1)), 0),
})
