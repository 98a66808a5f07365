import * as v from 'valibot'
import { issueMessage, placeOf } from '../messages/issue'
import { type Message, message } from '../messages/message'
import { UserError } from '../messages/user-error'
import { pictureIds } from './pictures'

/** A scenario that cannot be used; the message says what is wrong, where, and what would be right. */
export class ScenarioError extends UserError {
  override readonly name = 'ScenarioError'
}

const MOST_METHODS = 8
const MOST_CLAIMS = 20

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens'))
/** Names of metrics, settings and figures, as the code spells them. */
const identifier = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,59}$/, 'must be a name in camel case'))
const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(1000))
const text = v.strictObject({ en: sentence, zh: sentence })
const finite = v.pipe(v.number(), v.finite())
const whole = (minimum: number, maximum: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum))
const values = v.optional(
  v.record(identifier, v.union([finite, v.boolean(), v.pipe(v.string(), v.maxLength(300))])),
  {},
)
const list = <const Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(most))

const Measure = v.variant('kind', [
  v.strictObject({
    kind: v.literal('curve'),
    method: id,
    curve: identifier,
    /** `lowest`, `highest` and `mean` look at what was measured after the switch, or after the start without one. */
    at: v.picklist(['start', 'switch', 'lowest', 'highest', 'mean', 'end']),
    /** Lowest, highest, mean: only so many gradient steps after the switch. */
    within: v.optional(whole(1, 1_000_000)),
    /** End: mean of so many last points. */
    last: v.optional(whole(1, 100)),
  }),
  v.strictObject({ kind: v.literal('figure'), method: id, figure: identifier }),
])

const Claim = v.strictObject({
  id,
  says: text,
  /** The figure of a seed is (of - minus) / dividedBy, all from runs with this seed. */
  of: Measure,
  minus: v.optional(Measure),
  dividedBy: v.optional(Measure),
  comparison: v.picklist(['at least', 'at most', 'above', 'below']),
  threshold: finite,
  /** What is compared: the mean over seeds, the worst seed, or the unfavourable end of the mean's interval. */
  decidedBy: v.picklist(['mean', 'worst seed', 'interval']),
})

const Method = v.strictObject({
  id,
  label: text,
  /** Id in the registry of algorithms. */
  algorithm: id,
  /** On top of the scenario's. */
  hyperparameters: values,
  settings: values,
})

const picture = v.picklist(pictureIds)

const settingPlace = v.picklist(['environment', 'hyperparameters', 'settings'])

const Slider = v.strictObject({
  /** Where the setting lives; its label, range and explanation are those of its schema. */
  of: settingPlace,
  name: identifier,
  says: text,
})

/** Where and when it happens: on a curve of one method. Its number stands there on the picture, once it has happened. */
const Moment = v.strictObject({
  method: id,
  /** What of it: `return`, or a number that the pictures sample, such as `calibration.qPolicy`. */
  of: v.pipe(v.string(), v.regex(/^[a-zA-Z]+(\.[a-zA-Z:]+)?$/, 'must be "return" or PANEL.NUMBER')),
  at: v.picklist(['switch', 'lowest', 'highest', 'end']),
})

const Highlighted = v.strictObject({ text, panel: v.optional(identifier), moment: v.optional(Moment) })

const Trial = v.strictObject({
  text,
  /** The slider that it is done with, and where to. */
  move: v.optional(v.strictObject({ of: settingPlace, name: identifier, value: finite })),
})

export const ScenarioForm = v.strictObject({
  version: v.literal(1),
  id,
  title: text,
  /** One sentence that says what is seen. */
  headline: text,
  environment: v.strictObject({ id, parameters: values }),
  /** As in a run's configuration, but for the seed, which is the run's; null where nothing is learnt from data. */
  dataset: v.nullable(
    v.strictObject({
      shares: v.record(id, v.pipe(finite, v.minValue(0))),
      transitions: whole(1, 100_000),
      drop: v.optional(v.picklist(['nothing', 'failures']), 'nothing'),
    }),
  ),
  /** For every method that has them. */
  hyperparameters: values,
  settings: values,
  methods: list(Method, MOST_METHODS),
  seeds: v.strictObject({ live: whole(0, 2 ** 31 - 1), recordedFrom: whole(0, 2 ** 31 - 1), recorded: whole(1, 20) }),
  /** An evaluation episode with at least this return reached its goal; without it there is no goal rate. */
  goalReturn: v.optional(finite),
  /** Metrics of the methods that are kept in recordings beside the return. */
  metrics: v.pipe(v.array(identifier), v.maxLength(12)),
  /** Panels to open beside the learning curve, the most telling first. */
  panels: list(identifier, 8),
  /** The four on the stage; those of its first method's algorithm where they are left out. */
  pictures: v.optional(v.tuple([picture, picture, picture, picture])),
  sliders: v.pipe(v.array(Slider), v.maxLength(6)),
  claims: list(Claim, MOST_CLAIMS),
  /** What to look for, in order; tied to a panel where there is one to look at. */
  watch: list(Highlighted, 6),
  why: list(text, 6),
  try: list(Trial, 6),
  caveats: v.pipe(v.array(text), v.maxLength(6)),
  /** One seed of all methods on two cores without a GPU. */
  secondsLive: v.pipe(finite, v.minValue(1), v.maxValue(3600)),
})

/** Something to see, as data: world, data, methods side by side, claims about them, and the words. */
export type Scenario = v.InferOutput<typeof ScenarioForm>
export type Method = Scenario['methods'][number]
export type Claim = Scenario['claims'][number]
export type Measure = Claim['of']
export type Slider = Scenario['sliders'][number]
/** In every language of the page. */
export type ScenarioText = Scenario['title']

/** Throws a ScenarioError of one sentence. Whether the settings fit the algorithms shows in `scenarioConfiguration`. */
export function checkScenario(given: unknown): Scenario {
  const parsed = v.safeParse(ScenarioForm, given)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new ScenarioError(message`The scenario is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
  }
  const scenario = parsed.output
  const methods = scenario.methods.map((method) => method.id)
  refuseDoubles(methods, (id) => message`The scenario's methods have the id "${id}" twice.`)
  refuseDoubles(
    scenario.claims.map((claim) => claim.id),
    (id) => message`The scenario's claims have the id "${id}" twice.`,
  )
  for (const { moment } of scenario.watch) {
    if (!moment || methods.includes(moment.method)) continue
    throw new ScenarioError(
      message`The scenario says to watch a method "${moment.method}"; it has ${methods.join(', ')}.`,
    )
  }
  for (const { move } of scenario.try) {
    if (!move || scenario.sliders.some(({ of, name }) => of === move.of && name === move.name)) continue
    throw new ScenarioError(message`The scenario invites to move ${move.name}, which is none of its sliders.`)
  }
  for (const claim of scenario.claims) {
    for (const measure of measuresOf(claim)) {
      if (methods.includes(measure.method)) continue
      throw new ScenarioError(
        message`The scenario's claim ${claim.id} is about a method "${measure.method}"; it has ${methods.join(', ')}.`,
      )
    }
  }
  return scenario
}

export function measuresOf({ of, minus, dividedBy }: Claim): Measure[] {
  return [of, minus, dividedBy].filter((measure) => measure !== undefined)
}

function refuseDoubles(ids: readonly string[], sentence: (id: string) => Message): void {
  const double = ids.find((one, index) => ids.indexOf(one) !== index)
  if (double !== undefined) throw new ScenarioError(sentence(double))
}
