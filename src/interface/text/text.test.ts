import { describe, expect, it } from 'vitest'
import { compareSources } from '../../core/diagnostics/better-source'
import { dipClaim } from '../../core/diagnostics/dip-sentence'
import { summariseDips } from '../../core/diagnostics/dip-summary'
import { RandomStream } from '../../core/random/random-stream'
import { en } from './en/all'
import { chooseLanguage } from './language'
import { zh } from './zh/all'

const CHINESE = /[\u4e00-\u9fff]/

/** Names, symbols and numbers that are the same in every language. */
const SAME_IN_BOTH = new Set([
  'language.en',
  'backend.names.webgpu',
  'backend.names.wasm',
  'backend.names.cpu',
  'panel.saveCsv',
  'panel.savePng',
  'panel.saveSvg',
  // Names of methods.
  ...Array.from({ length: 5 }, (_, row) => `panels.weighting.methodRows.${row}.0`),
])
/** Symbols: Latin or Greek letters with signs, never two Latin ones together. */
const SYMBOLS = /^(?:[^A-Za-z\u4e00-\u9fff]|(?<![A-Za-z])[A-Za-z](?![A-Za-z]))*$/

type Leaf = string | ((...values: never[]) => string)

function leaves(words: object, path: readonly string[] = []): [string, Leaf][] {
  return Object.entries(words).flatMap(([key, value]): [string, Leaf][] => {
    const here = [...path, key]
    return typeof value === 'object' ? leaves(value as object, here) : [[here.join('.'), value as Leaf]]
  })
}

const claim = dipClaim(
  summariseDips(
    'A',
    [{ seed: 0, steps: [0, 1, 2], values: [10, 0, 5] }],
    { switchStep: 0, floor: 0 },
    RandomStream.fromSeed(1),
  )!,
)

const comparison = compareSources([{ seed: 0, returns: [1, 2, 3, 4, 5] }], { mean: 2, best: 9 })!

/** What a sentence says with plain numbers or, where it wants something else, with that. */
function message(leaf: Leaf): string {
  if (typeof leaf === 'string') return leaf
  const say = leaf as (...values: unknown[]) => string
  for (const sample of [7, 'x', ['x', 'y'], claim, comparison]) {
    try {
      const sentence = say(...Array.from({ length: say.length }, () => sample))
      if (typeof sentence === 'string') return sentence
    } catch {
      // It wants values of another kind.
    }
  }
  throw new Error(`No sample fits ${say}.`)
}

describe('the words of the page', () => {
  const english = new Map(leaves(en))
  const chinese = new Map(leaves(zh))

  it('exist in both languages, and nothing else does', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('are Chinese in Chinese', () => {
    const untranslated = [...chinese].filter(([path, leaf]) => {
      const sentence = message(leaf)
      return !CHINESE.test(sentence) && !SYMBOLS.test(sentence) && !SAME_IN_BOTH.has(path)
    })
    expect(untranslated.map(([path]) => path)).toEqual([])
  })

  it('differ from the English ones wherever they are words', () => {
    const same = [...chinese].filter(([path, leaf]) => message(leaf) === message(english.get(path)!))
    const words = same.filter(([path, leaf]) => !SAME_IN_BOTH.has(path) && !SYMBOLS.test(message(leaf)))
    expect(words.map(([path]) => path)).toEqual(['language.zh'])
  })

  it('are not Chinese in English', () => {
    const foreign = [...english].filter(([, leaf]) => CHINESE.test(message(leaf)))
    expect(foreign.map(([path]) => path)).toEqual(['language.zh'])
  })

  it('never shout', () => {
    for (const leaf of [...english.values(), ...chinese.values()]) expect(message(leaf)).not.toMatch(/[!！]/)
  })
})

describe('the language', () => {
  it('is the first of the browser’s that the page speaks, unless somebody has chosen', () => {
    expect(chooseLanguage('system', ['zh-CN', 'en'])).toBe('zh')
    expect(chooseLanguage('system', ['zh-Hant-TW'])).toBe('zh')
    expect(chooseLanguage('system', ['de-DE', 'en-GB', 'zh'])).toBe('en')
    expect(chooseLanguage('system', ['fr'])).toBe('en')
    expect(chooseLanguage('system', [])).toBe('en')
    expect(chooseLanguage('zh', ['en'])).toBe('zh')
    expect(chooseLanguage('en', ['zh'])).toBe('en')
  })
})
