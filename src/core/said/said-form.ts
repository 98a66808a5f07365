import * as v from 'valibot'
import { asSaid, type Said, type SaidValue } from './said'

const text = v.pipe(v.string(), v.maxLength(2000))
/** Each value stands in it once: what is nested would otherwise be said without end. */
const template = v.pipe(
  text,
  v.check((words) => {
    const places = words.match(/\{\d+\}/g) ?? []
    return new Set(places).size === places.length
  }),
)
const value: v.GenericSchema<unknown, SaidValue> = v.lazy(() => v.union([text, v.number(), sentence]))
const sentence: v.GenericSchema<unknown, Said> = v.object({
  template,
  values: v.pipe(v.array(value), v.maxLength(20)),
})

/** A sentence in a file; older ones have it in English alone. */
export const saidForm = v.union([
  sentence,
  v.pipe(
    text,
    v.transform((words) => asSaid(words)),
  ),
])
