import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkRecording, recordingAsFile } from './recording'
import { type Scenario, ScenarioError } from './scenario'
import { scenarioIds } from './scenario-ids'

const file = new URL(`../../../public/scenarios/recorded/${scenarioIds[0]}.json`, import.meta.url)
const shipped = readFileSync(file, 'utf8')

it('takes what is shipped', () => {
  expect(checkRecording(JSON.parse(shipped)).scenario).toBe(scenarioIds[0])
})

it('is written as it was read', () => {
  const { traces } = JSON.parse(shipped)
  const { made, configurations, claims, ...read } = checkRecording(JSON.parse(shipped))
  expect(read.traces[0]!.onlineStartStep).toBe(traces[0].borderStep)
  const again = recordingAsFile({ id: read.scenario } as Scenario, made, configurations, read.traces, claims)
  expect(JSON.parse(again).traces.map(({ borderStep }: { readonly borderStep: number }) => borderStep)).toEqual(
    traces.map(({ borderStep }: { readonly borderStep: number }) => borderStep),
  )
  expect(Object.keys(JSON.parse(again).traces[0])).toEqual(Object.keys(traces[0]))
})

/** Where in it, as turns at each level, and what is put there. */
const damage = fc.tuple(
  fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
  fc.oneof(
    fc.constantFrom<unknown>(
      null,
      -1,
      0.5,
      Number.POSITIVE_INFINITY,
      'x'.repeat(10_000),
      '__proto__',
      [],
      {},
      Array(20_000).fill(0),
    ),
    fc.jsonValue({ maxDepth: 3 }),
  ),
)

it('is refused in one short sentence, or is sound after all, whatever is put wherever', () => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const recording = JSON.parse(shipped) as Record<string, unknown>
      for (const [way, value] of damages) put(recording, way, value)
      try {
        const { traces } = checkRecording(recording)
        for (const { curves, totalSteps } of traces) {
          expect(Number.isSafeInteger(totalSteps)).toBe(true)
          for (const { steps, values } of Object.values(curves)) expect(steps.length).toBe(values.length)
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ScenarioError)
        expect((error as Error).message.length).toBeLessThan(400)
      }
    }),
    { numRuns: 100 },
  )
})

function put(at: Record<string, unknown>, [turn, ...others]: readonly number[], value: unknown): void {
  const keys = Object.keys(at)
  const key = keys[turn! % Math.max(1, keys.length)]
  if (key === undefined) return
  const next = at[key]
  if (others.length > 0 && typeof next === 'object' && next !== null)
    put(next as Record<string, unknown>, others, value)
  else at[key] = value
}
