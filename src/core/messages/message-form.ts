import * as v from 'valibot'
import { asMessage, type Message, type MessageValue } from './message'

const text = v.pipe(v.string(), v.maxLength(2000))
/** Each value stands in it once: what is nested would otherwise be said without end. */
const template = v.pipe(
  text,
  v.check((words) => {
    const places = words.match(/\{\d+\}/g) ?? []
    return new Set(places).size === places.length
  }),
)
const value: v.GenericSchema<unknown, MessageValue> = v.lazy(() => v.union([text, v.number(), sentence]))
const sentence: v.GenericSchema<unknown, Message> = v.object({
  template,
  values: v.pipe(v.array(value), v.maxLength(20)),
})

/** A sentence in a file; older ones have it in English alone. */
export const messageForm = v.union([
  sentence,
  v.pipe(
    text,
    v.transform((words) => asMessage(words)),
  ),
])
