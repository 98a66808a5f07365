import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { inEnglish, message } from './message'
import { messageForm } from './message-form'

describe('a sentence in a file', () => {
  it('is what was written, and one of an older file is its English', () => {
    const sentence = message`${message`line ${3}`} has no ${'name'}.`
    expect(v.parse(messageForm, JSON.parse(JSON.stringify(sentence)))).toEqual(sentence)
    expect(inEnglish(v.parse(messageForm, 'There are no {0} terminals.'))).toBe('There are no {0} terminals.')
  })

  it.each([
    ['one that repeats what is in it', { template: '{0}{0}', values: ['a'] }],
    ['a nested one that does', { template: '{0}', values: [{ template: '{1}{1}', values: [] }] }],
    ['values that are none', { template: '{0}', values: [null] }],
    ['endless words', { template: 'a'.repeat(2001), values: [] }],
    ['no sentence', 7],
  ])('%s is refused', (_, given) => {
    expect(v.safeParse(messageForm, given).success).toBe(false)
  })
})
