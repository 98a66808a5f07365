import { describe, expect, it } from 'vitest'
import type { Algorithm } from '../../core/algorithms/algorithm'
import {
  curvesOf,
  type Loss,
  latexOf,
  replaceMarks,
  type Situation,
  slidersOf,
  termsOf,
} from '../../core/algorithms/formula'
import { algorithms } from '../../core/algorithms/registry'
import type { Field, FieldValue } from '../../core/schema/field'
import { defaults } from '../../core/schema/values'
import { symbolFinder } from '../symbols/mark-symbols'
import { en } from '../text/en/all'
import { formulaOf, formulas } from './formulas'
import { resolveAnchor } from './source/anchors'
import { sources } from './source/sources'

const { find } = symbolFinder(Object.keys(en.symbols))

/** Every value that may change a formula's form. */
function valuesOf(field: Field): readonly FieldValue[] {
  if (field.kind === 'choice') return field.choices.map(({ value }) => value)
  if (field.kind === 'boolean') return [true, false]
  return field.kind === 'text' ? [field.default] : [field.default, field.minimum]
}

/** The defaults, each other value on its own, and all pairs of other choices; before and after the switch. */
function situationsOf({ hyperparameters }: Algorithm): Situation[] {
  const usual = defaults(hyperparameters) as Situation['h']
  const changes = Object.entries(hyperparameters).flatMap(([name, field]) =>
    valuesOf(field)
      .filter((value) => value !== usual[name])
      .map((value) => ({ [name]: value })),
  )
  const forms = changes.filter((change) => typeof Object.values(change)[0] !== 'number')
  const pairs = forms.flatMap((one) => forms.map((other) => ({ ...one, ...other })))
  return [{}, ...changes, ...pairs].flatMap((change) =>
    (['offline', 'online'] as const).flatMap((phase) =>
      [0, 1e6].map((step) => ({ h: { ...usual, ...change }, phase, step })),
    ),
  )
}

function lossesIn(algorithm: Algorithm): Loss[] {
  const losses = new Map<string, Loss>()
  for (const situation of situationsOf(algorithm)) {
    for (const loss of formulaOf(algorithm.id).losses(situation)) losses.set(JSON.stringify(loss), loss)
  }
  return [...losses.values()]
}

describe.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))(
  'the losses of %s',
  (id, algorithm) => {
    const losses = lossesIn(algorithm)
    const terms = losses.flatMap(termsOf)

    it('links every term to lines, sliders and curves that exist', () => {
      expect(terms.length).toBeGreaterThan(0)
      for (const term of terms) {
        expect(term.code.length, term.id).toBeGreaterThan(0)
        for (const anchor of term.code) {
          const content = sources.get(anchor.file)
          expect(content, anchor.file).toBeDefined()
          const { first, last } = resolveAnchor(anchor, content!)
          expect(last).toBeGreaterThanOrEqual(first)
          expect(last).toBeLessThanOrEqual(content!.split('\n').length)
        }
        for (const slider of slidersOf(term)) expect(algorithm.hyperparameters, term.id).toHaveProperty(slider)
        for (const curve of curvesOf(term)) expect(algorithm.metrics, term.id).toHaveProperty(curve)
      }
      const between = losses.flatMap(({ rows }) => rows.flat()).filter((segment) => typeof segment === 'string')
      for (const latex of between) {
        replaceMarks(latex, (kind, name) => {
          expect(kind === 'setting' ? algorithm.hyperparameters : algorithm.metrics).toHaveProperty(name)
          return ''
        })
      }
    })

    it('gives a term one place in a loss, so that it can be pointed at', () => {
      for (const situation of situationsOf(algorithm)) {
        for (const loss of formulaOf(id).losses(situation)) {
          const ids = termsOf(loss).map((term) => term.id)
          expect(new Set(ids).size).toBe(ids.length)
        }
      }
    })

    it('explains every symbol of its formulas, sliders and metrics', () => {
      const symbolOf = (declaration: { readonly label: string; readonly symbol?: string } | undefined) =>
        declaration?.symbol ?? `\\text{${declaration?.label}}`
      for (const latex of losses.flatMap(({ rows }) => rows.flat()).map(latexOf)) {
        const plain = replaceMarks(
          latex,
          (kind, name, symbol) =>
            ` ${symbol ?? symbolOf(kind === 'setting' ? algorithm.hyperparameters[name] : algorithm.metrics[name])}`,
        )
        expect(unexplained(plain), latex).toEqual([])
      }
      for (const { symbol } of [...Object.values(algorithm.hyperparameters), ...Object.values(algorithm.metrics)]) {
        if (symbol) expect(unexplained(symbol), symbol).toEqual([])
      }
    })
  },
)

/** Letters that are left when all symbols of the glossary are taken out, commands and words aside. */
function unexplained(latex: string): string[] {
  const { mark } = symbolFinder(Object.keys(en.symbols))
  const rest = mark(latex, () => '').replace(/\\text\{[^{}]*\}|\\operatorname\{[^{}]*\}|\\mathbb\{E\}/g, '')
  const greek = [
    ...rest.matchAll(
      /\\(alpha|beta|gamma|delta|epsilon|varepsilon|eta|theta|kappa|lambda|mu|xi|pi|rho|sigma|tau|phi|omega|Delta)\b/g,
    ),
  ]
  const latin = rest.replace(/\\[a-zA-Z]+/g, '').match(/[A-Za-z]/g) ?? []
  return [...greek.map(([command]) => command), ...latin.filter((letter) => letter !== 'e')]
}

it('has losses for every algorithm and none besides', () => {
  expect([...formulas.keys()].sort()).toEqual(algorithms.map(({ id }) => id).sort())
})

it('finds a symbol in every explanation of the glossary', () => {
  for (const symbol of Object.keys(en.symbols)) expect(find(symbol)).toContain(symbol)
})
