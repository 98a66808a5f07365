import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkRecording } from '../scenarios/recording'
import { checkScenario, ScenarioError } from '../scenarios/scenario'
import { lookSteps } from './look-recorder'
import { checkRecordedLooks } from './recorded-looks'
import { answerOf, plainAnswer } from './recorded-values'
import { kindsOfPictures, wantedLooks } from './wanted-looks'

const FOLDER = 'public/scenarios'
const read = (path: string) => JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8')) as unknown

describe('the steps of looks', () => {
  it.each([
    [3500, 1500],
    [9000, 1500],
    [4000, 4000],
    [5000, 0],
  ])(
    'of %i steps with the switch at %i are about twenty, with both ends and the switch',
    (totalSteps, onlineStartStep) => {
      const steps = lookSteps({ totalSteps, onlineStartStep })
      expect(steps.length).toBeGreaterThanOrEqual(17)
      expect(steps.length).toBeLessThanOrEqual(22)
      expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
      expect(steps[0]).toBe(1)
      expect(steps.at(-1)).toBe(totalSteps)
      if (onlineStartStep > 0) expect(steps).toContain(onlineStartStep)
    },
  )

  it('a run of few steps has each of them at most once', () => {
    const steps = lookSteps({ totalSteps: 6, onlineStartStep: 3 })
    expect(new Set(steps).size).toBe(steps.length)
    expect(steps).toEqual(expect.arrayContaining([1, 3, 6]))
  })
})

it('an answer comes back as it was, to four digits, with its arrays and what is no number', () => {
  const answer = {
    a: Float32Array.of(1.23456, Number.NaN),
    of: { b: Uint32Array.of(7), type: 'x' },
    c: [null, 'word', true],
  }
  const back = answerOf(JSON.parse(JSON.stringify(plainAnswer(answer)))) as typeof answer
  expect(back.a).toBeInstanceOf(Float32Array)
  expect(back.a[0]).toBeCloseTo(1.235, 6)
  expect(back.a[1]).toBeNaN()
  expect(back.of).toEqual(answer.of)
  expect(back.c).toEqual(answer.c)
  expect(() => plainAnswer(new Int8Array(1))).toThrow('Int8Array')
})

it('what is damaged is refused in a sentence', () => {
  const good = { version: 1, scenario: 'unlearning', runs: [] }
  expect(checkRecordedLooks(good)).toEqual(good)
  for (const bad of [{}, { ...good, version: 2 }, { ...good, runs: [{ method: 1 }] }, null]) {
    expect(() => checkRecordedLooks(bad)).toThrow(ScenarioError)
  }
})

const shipped = readdirSync(`${FOLDER}/recorded`).filter((file) => file.endsWith('.looks.json'))

describe.each(shipped)('%s', (file) => {
  const id = file.replace('.looks.json', '')
  const scenario = checkScenario(read(`${id}.json`))
  const recording = checkRecording(read(`recorded/${id}.json`))
  const { runs } = checkRecordedLooks(read(`recorded/${file}`))

  it('is small, and of the first recorded seed of every method', () => {
    expect(gzipSync(readFileSync(`${FOLDER}/recorded/${file}`)).length).toBeLessThanOrEqual(200_000)
    expect(runs.map(({ method, seed }) => `${method} ${seed}`)).toEqual(
      scenario.methods.map(({ id: method }) => `${method} ${recording.seeds[0]}`),
    )
  })

  it('has at every step what the pictures of its scenario are drawn from', () => {
    const { pictured, measured } = wantedLooks(scenario)
    for (const { method, looks } of runs) {
      const { onlineStartStep, totalSteps } = recording.traces.find((trace) => trace.method === method)!
      expect(looks.map(({ step }) => step)).toEqual(lookSteps({ onlineStartStep, totalSteps }))
      for (const { reports } of looks) {
        expect(new Set(reports.map(({ panel }) => panel))).toEqual(new Set([...pictured, ...measured]))
        for (const kind of kindsOfPictures(scenario))
          expect(reports.find(({ panel }) => panel === kind)?.answer).toBeDefined()
      }
    }
  })
})
