import * as v from 'valibot'
import { type Said, type SaidValue, verbatim } from './said'

const text = v.pipe(v.string(), v.maxLength(2000))
const value: v.GenericSchema<unknown, SaidValue> = v.lazy(() => v.union([text, v.number(), sentence]))
const sentence: v.GenericSchema<unknown, Said> = v.object({
  template: text,
  values: v.pipe(v.array(value), v.maxLength(20)),
})

/** A sentence in a file; older ones have it in English alone. */
export const saidForm = v.union([sentence, v.pipe(text, v.transform(verbatim))])
