import * as v from 'valibot'
import { issueMessage, placeOf } from '../messages/issue'
import { message } from '../messages/message'
import { UserError } from '../messages/user-error'
import { lessonIds } from './lesson-ids'
import { places } from './places'

/** A lesson that cannot be used; the message says what is wrong and where. */
export class LessonError extends UserError {
  override readonly name = 'LessonError'
}

const MOST_STEPS = 12

const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(600))
const text = v.strictObject({ en: sentence, zh: sentence })
const identifier = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,59}$/, 'must be a name in camel case'))
const methodId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be the id of a method'))
const finite = v.pipe(v.number(), v.finite())

const place = v.union(
  [
    v.picklist(places),
    v.custom<`slider.${string}`>(
      (given) => typeof given === 'string' && /^slider\.[a-z][a-zA-Z0-9]{0,59}$/.test(given),
    ),
  ],
  'is no place on the page',
)

/** What can be seen to have been done. */
const Condition = v.variant('is', [
  /**
   * Live runs, of one method or of all, have come to the switch, or so many gradient steps beyond it, or to the end;
   * `changed`: only those with this slider away from where it was recorded.
   */
  v.strictObject({
    is: v.literal('reached'),
    at: v.picklist(['switch', 'end']),
    beyond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
    method: v.optional(methodId),
    changed: v.optional(identifier),
  }),
  /** A run of this method, recorded or live, is the one that panels and world belong to. */
  v.strictObject({ is: v.literal('focused'), method: methodId }),
  /** A slider of the scenario stands at this value or beyond it. */
  v.strictObject({
    is: v.literal('moved'),
    slider: identifier,
    to: v.union([v.strictObject({ atLeast: finite }), v.strictObject({ atMost: finite })]),
  }),
  /** A return curve was drawn, for the run that comes next or for the one in focus. */
  v.strictObject({ is: v.literal('predicted') }),
  /** The panel is on the board. */
  v.strictObject({ is: v.literal('panelOpen'), panel: identifier }),
  /** A term of the loss was pointed at and chosen. */
  v.strictObject({ is: v.literal('termChosen'), term: identifier }),
  /** The context of the belief was put together by hand, and is not empty. */
  v.strictObject({ is: v.literal('contextTaken') }),
  /** The recorded runs are drawn beside live ones. */
  v.strictObject({ is: v.literal('recordedShown') }),
])

const Step = v.strictObject({
  /** What there is to understand. */
  text,
  /** What it is about. */
  highlight: place,
  /** What to do now. */
  do: text,
  /** By what it can be seen that it was done; null: reading is all. */
  done: v.nullable(Condition),
})

const Form = v.strictObject({
  version: v.literal(1),
  id: v.picklist(lessonIds),
  title: text,
  steps: v.pipe(v.array(Step), v.minLength(1), v.maxLength(MOST_STEPS)),
})

export type Lesson = v.InferOutput<typeof Form>
export type LessonCondition = NonNullable<Lesson['steps'][number]['done']>

/** Throws a LessonError of one sentence. */
export function checkLesson(given: unknown): Lesson {
  const parsed = v.safeParse(Form, given)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new LessonError(message`The lesson is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
}
