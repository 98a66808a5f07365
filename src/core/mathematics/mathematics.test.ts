import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import exact from './fixtures/exact.json'
import { digestOfEnvironments, digestOfFunctions, functions, PORTABLE } from './testing'

/** The distance of neighbouring doubles at x. */
function lastPlace(x: number): number {
  return 2 ** (Math.max(-1022, Math.floor(Math.log2(Math.abs(x)))) - 52)
}

/** Units in the last place, as each function promises. */
const bounds = { sin: 1, cos: 1, atan: 1, acos: 1, atan2: 2, exp: 1, expm1: 1, log: 1, log1p: 1, tanh: 2, hypot: 2 }

describe('the error of', () => {
  it.each(Object.keys(bounds) as (keyof typeof bounds)[])('%s stays below what it promises', (name) => {
    const rows = exact[name]
    expect(rows.length).toBeGreaterThan(30)
    for (const row of rows) {
      const [value, rest] = row.slice(-2) as [number, number]
      const [x, y = 0] = row.slice(0, -2) as [number, number?]
      const error = Math.abs(functions[name](x, y) - value - rest) / lastPlace(value)
      expect(error, `${name}(${row.slice(0, -2)})`).toBeLessThan(bounds[name])
    }
  })
})

it('at the edges they are what the language says', () => {
  const edges = [0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 5e-324, 1e308, -1e308]
  for (const [name, ours] of Object.entries(functions)) {
    const theirs = Math[name as 'sin'] as (x: number, y: number) => number
    for (const x of edges) {
      for (const y of ['atan2', 'hypot'].includes(name) ? edges : [0]) {
        const [a, b] = [ours(x, y), theirs(x, y)]
        if (Number.isFinite(b) && b !== 0)
          expect(Math.abs(a - b), `${name}(${x}, ${y})`).toBeLessThanOrEqual(2 * lastPlace(b))
        else expect(a, `${name}(${x}, ${y})`).toBe(b)
      }
    }
  }
})

it('give the same bits as in every other engine', () => {
  expect(digestOfFunctions()).toBe(PORTABLE.functions)
  expect(digestOfEnvironments()).toBe(PORTABLE.environments)
})

it('are what simulators and draws use: the language promises no digits of its own', () => {
  const own =
    /\bMath\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot)\b|\*\*/
  const files = ['src/core/environments', 'src/core/random'].flatMap((folder) => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names.filter((name) => name.endsWith('.ts') && !/test/.test(name)).map((name) => join(folder, name))
  })
  expect(files.length).toBeGreaterThan(30)
  for (const path of files) {
    const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(own.exec(code)?.[0], path).toBeUndefined()
  }
})
