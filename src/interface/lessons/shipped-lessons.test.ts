import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { placedTerms } from '../../core/algorithms/formula'
import { algorithmById, algorithms } from '../../core/algorithms/registry'
import { checkLesson, type LessonCondition } from '../../core/lessons/lesson'
import { lessonIds, scenarioOfLesson } from '../../core/lessons/lesson-ids'
import { places } from '../../core/lessons/places'
import { pictureIds } from '../../core/scenarios/pictures'
import { checkRecording } from '../../core/scenarios/recording'
import { checkScenario } from '../../core/scenarios/scenario'
import type { FieldValue } from '../../core/schema/field'
import { defaults } from '../../core/schema/values'
import { panelIds } from '../../store/panels/panels-store'
import { recordedValue, schemaOf } from '../../store/scenario/scenario-sliders'
import { useScenario } from '../../store/scenario/scenario-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { formulaOf } from '../loss/formulas'
import { placeOfPicture } from '../stage/places'
import { Declared } from '../text/declared'
import { en } from '../text/en/all'
import { zh } from '../text/zh/all'
import { coreWords } from '../text/zh/core/all'

const CHINESE = /[\u4e00-\u9fff]/
const LANGUAGES = {
  en: { text: en, declared: new Declared(null) },
  zh: { text: zh, declared: new Declared(coreWords) },
}

const read = (path: string): unknown => JSON.parse(readFileSync(`public/${path}`, 'utf8'))
const shipped = lessonIds.map((id) => ({ id, lesson: checkLesson(read(`lessons/${id}.json`)) }))
const panels: readonly string[] = panelIds

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
}

function leaves(words: object): string[] {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? leaves(value) : [],
  )
}

it('every place that can be pointed at is on the page', () => {
  const page = sources('src/interface').join('\n')
  const known = [...page.matchAll(/(?:usePlace\(|<PlaceBox id=)['"]([\w.]+)['"]/g)].map(([, id]) => id)
  expect([...new Set([...known, ...panels, ...pictureIds.map(placeOfPicture)])].sort()).toEqual([...places].sort())
  expect(page).toContain('usePlace(`slider.')
})

it('there is one for the page and for every scenario, and no file besides', () => {
  expect(readdirSync('public/lessons').sort()).toEqual(lessonIds.map((id) => `${id}.json`).sort())
})

describe.each(shipped)('the lesson $id', ({ id, lesson }) => {
  const scenarioId = scenarioOfLesson(id)
  const scenario = checkScenario(read(`scenarios/${scenarioId}.json`))
  const recording = checkRecording(read(`scenarios/recorded/${scenarioId}.json`))
  useCatalogue.setState({ algorithms: algorithms as never })
  const open = () => useScenario.setState({ id: scenarioId, open: { scenario, recording } })
  const conditions = lesson.steps.flatMap(({ done }) => done ?? [])
  const of = <Is extends LessonCondition['is']>(is: Is) =>
    conditions.filter((one): one is Extract<LessonCondition, { is: Is }> => one.is === is)
  const sliders = scenario.sliders.map(({ name }) => name)
  const methods = scenario.methods.map((method) => method.id)

  it('is itself, is called as in the list, and speaks both languages', () => {
    expect(lesson.id).toBe(id)
    expect(lesson.title).toEqual(id === 'page' ? { en: en.lessons.page, zh: zh.lessons.page } : scenario.title)
    for (const words of lesson.steps.flatMap((step) => [step.text, step.do])) {
      expect(words.en).not.toMatch(CHINESE)
      expect(words.zh).toMatch(CHINESE)
      expect(words.en + words.zh).not.toMatch(/[!！]/)
    }
  })

  it('is short, has a prediction to draw, a term to look at, and something to change where there are sliders', () => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(4)
    expect(lesson.steps.length).toBeLessThanOrEqual(8)
    expect(of('predicted')).not.toEqual([])
    expect(of('termChosen').length + of('panelOpen').length).toBeGreaterThan(0)
    if (id !== 'page' && sliders.length > 0) {
      expect(of('moved')).not.toEqual([])
      expect(of('reached').some(({ changed }) => changed === of('moved')[0]!.slider)).toBe(true)
    }
  })

  it('points at sliders and panels that its scenario has', () => {
    for (const { highlight } of lesson.steps) {
      if (highlight.startsWith('slider.')) expect(sliders).toContain(highlight.slice('slider.'.length))
    }
    for (const { panel } of of('panelOpen')) expect(panels).toContain(panel)
    for (const { method } of of('focused')) expect(methods).toContain(method)
    for (const { method } of of('reached')) if (method !== undefined) expect(methods).toContain(method)
  })

  it('asks for slider values that can be reached and are not there already', () => {
    open()
    for (const { slider: name, to } of of('moved')) {
      const slider = scenario.sliders.find((one) => one.name === name)!
      const field = schemaOf(scenario, slider)!.schema[name]!
      if (field.kind !== 'number' && field.kind !== 'integer') throw new Error(`${name} is no number.`)
      const recorded = recordedValue(slider)!
      if ('atMost' in to) {
        expect(to.atMost).toBeGreaterThanOrEqual(field.minimum)
        expect(recorded).toBeGreaterThan(to.atMost)
      } else {
        expect(to.atLeast).toBeLessThanOrEqual(field.maximum)
        expect(recorded).toBeLessThan(to.atLeast)
      }
    }
  })

  it('asks for terms that stand in the loss of the method in focus', () => {
    let method = methods[0]!
    for (const { done } of lesson.steps) {
      if (done?.is === 'focused') method = done.method
      if (done?.is !== 'termChosen') continue
      const { algorithm, settings } = recording.configurations[method]!
      const description = algorithmById(algorithm.id)
      const h = { ...defaults(description.hyperparameters), ...algorithm.hyperparameters } as Record<string, FieldValue>
      const phase = settings.onlineSteps === 0 ? 'offline' : 'online'
      const terms = placedTerms(formulaOf(algorithm.id).losses({ h, phase, step: 1e6 }))
      expect(terms.map(({ term }) => term.id)).toContain(done.term)
    }
  })

  it('calls controls, methods and sliders as the page calls them', () => {
    for (const [language, { text, declared }] of Object.entries(LANGUAGES) as [
      'en' | 'zh',
      (typeof LANGUAGES)['en'],
    ][]) {
      const ofSliders = scenario.sliders.map((slider) => {
        const { scope, schema } = schemaOf(scenario, slider)!
        return declared.schema(scope, schema)[slider.name]!.label
      })
      const known = [...leaves(text), ...scenario.methods.map(({ label }) => label[language]), ...ofSliders]
      const tasks = lesson.steps.map((step) => step.do[language]).join('\n')
      for (const [, name] of tasks.matchAll(/“([^”]+)”/g)) expect(known).toContain(name)
    }
  })
})
