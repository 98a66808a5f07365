import { expect, test } from 'vitest'
import { checkLesson, LessonError } from './lesson'

const text = { en: 'Look.', zh: '看。' }
const step = { text, highlight: 'world', do: text, done: null }
const lesson = { version: 1, id: 'page', title: text, steps: [step] }

test('a lesson that is well formed is taken as it is', () => {
  const done = { is: 'reached', at: 'switch', beyond: 1, method: 'cql' }
  const given = { ...lesson, steps: [step, { ...step, highlight: 'slider.fallReward', done }] }
  expect(checkLesson(given)).toEqual(given)
})

test.each([
  ['another version', { ...lesson, version: 2 }, /version/],
  ['an unknown id', { ...lesson, id: 'other' }, /id/],
  ['no steps', { ...lesson, steps: [] }, /steps/],
  ['a missing language', { ...lesson, steps: [{ ...step, text: { en: 'Look.' } }] }, /steps\.0\.text\.zh/],
  ['a place that is none', { ...lesson, steps: [{ ...step, highlight: 'attic' }] }, /steps\.0\.highlight: is no place/],
  ['a condition that nothing can tell', { ...lesson, steps: [{ ...step, done: { is: 'happy' } }] }, /steps\.0\.done/],
  ['an entry too many', { ...lesson, steps: [{ ...step, script: 'x' }] }, /steps\.0\.script/],
  ['nothing', null, /its top/],
])('%s is refused in one sentence that says where', (_, given, where) => {
  expect(() => checkLesson(given)).toThrow(LessonError)
  expect(() => checkLesson(given)).toThrow(where)
})
