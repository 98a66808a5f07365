import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fileOf, fixture } from '../../../../../core/data/formats/fixtures/open'
import { readDataset } from '../../../../../core/data/formats/read-dataset'
import { type Message, message, verbatim } from '../../../../../core/messages/message'
import { messageOf, UserError } from '../../../../../core/messages/user-error'
import { Declared } from '../../../declared'
import { coreWords } from '../all'
import { sentences } from './all'
import { templatesInSource } from './templates-testing'

const chinese = new Declared(coreWords, sentences)
const templates = templatesInSource()

function placesIn(template: string): string[] {
  return (template.match(/\{\d+\}/g) ?? []).sort()
}

/**
 * What is left of a sentence without values: quoted text, code, names of formats and fields. Any two plain words of
 * English in a row would be a sentence that nobody has translated.
 */
function englishIn(sentence: string): string[] {
  const own = sentence.replace(/"(?:[^"\\]|\\.)*"|[\w.]+\([^)]*\)|\b[\w-]+(?:[._,/=][\w-]+)+\b/g, '·')
  return own.match(/\b[a-z]{2,} [a-z]{2,}\b/gi)?.filter((pair) => !NAMES.has(pair)) ?? []
}
const NAMES = new Set(['JSON Lines', 'WebAssembly SIMD', 'Python pickle', 'dtype object'])

describe('what core says, in Chinese', () => {
  it('is there for every template of the source, and for nothing else', () => {
    expect(templates.size).toBeGreaterThan(350)
    expect([...templates].filter((template) => !Object.hasOwn(sentences, template))).toEqual([])
    expect(Object.keys(sentences).filter((template) => !templates.has(template))).toEqual([])
  })

  it('has the same values as the English', () => {
    const different = Object.entries(sentences).filter(
      ([english, words]) => placesIn(english).join() !== placesIn(words).join(),
    )
    expect(different).toEqual([])
  })

  it('is Chinese wherever there are words', () => {
    const without = Object.entries(sentences).filter(
      ([english, words]) =>
        /[A-Za-z]{2,}/.test(english) && (!/[\u4e00-\u9fff]/.test(words) || englishIn(words).length > 0),
    )
    expect(without).toEqual([])
  })
})

const FIXTURES = new URL('../../../../../core/data/formats/fixtures/', import.meta.url)
const files = ['broken', 'made'].flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES))
    .filter((name) => !name.endsWith('.py'))
    .map((name) => `${folder}/${name}`),
)

async function refusalOf(name: string): Promise<Message | undefined> {
  return readDataset(fixture(name)).then(
    ({ assumptions, warnings }) => [...assumptions, ...warnings][0],
    (error: unknown) => messageOf(error),
  )
}

const told: (readonly [name: string, Message])[] = []
for (const name of files) {
  const sentence = await refusalOf(name)
  if (sentence) told.push([name, sentence])
}

describe('the broken examples', () => {
  it('have something to be said of almost all', () => {
    expect(told.length).toBeGreaterThan(0.8 * files.length)
  })

  it.each(told)('%s is refused, or taken with what is to be said of it, in Chinese alone', (_, refusal) => {
    const sentence = chinese.translate(refusal)
    expect(sentence).toMatch(/[\u4e00-\u9fff]/)
    expect(englishIn(sentence)).toEqual([])
  })

  it('say where it is', async () => {
    const refusal = await refusalOf('broken/ragged-row-41.csv')
    expect(chinese.translate(refusal!)).toBe('ragged-row-41.csv：第 41 行有 9 个值，但表头列出 8 列。')
  })
})

describe('values from outside', () => {
  it('stay what they are, whatever they look like', async () => {
    const hostile = 'x{0} {1} $& <b>the configuration</b>'
    const error = await readDataset(fileOf('a.csv', `${hostile},b,${hostile}\n1,2,3`)).catch(messageOf)
    expect(chinese.translate(error as Message)).toBe(`a.csv：第 1 行两次写了 ${JSON.stringify(hostile)}。`)
    expect(chinese.translate(verbatim('the configuration'))).toBe('the configuration')
  })

  it('pass from an error as they are', () => {
    const sentence = message`line ${7}`
    expect(messageOf(new UserError(sentence))).toBe(sentence)
    expect(chinese.translate(messageOf(new Error('line {0}')))).toBe('line {0}')
  })
})
