import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Whole statements that bring a value of the worker's folder: types vanish when it is built, values would come along. */
const VALUE = /^(?:import|export) (?!type\b)(?!\{ type [^,}]*(?:, type [^,}]*)*\})[^;']*from '[^']*\/worker\/[^']*'/gm

it('the page knows types of the worker, and nothing that runs', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  const found = files.flatMap((name) => {
    const source = readFileSync(join(import.meta.dirname, name), 'utf8')
    return [...source.matchAll(VALUE)].map(([statement]) => `${name}: ${statement}`)
  })
  expect(files.length).toBeGreaterThan(100)
  expect(found.filter((one) => !/\.(test|browser)\.tsx?:/.test(one))).toEqual([])
  expect("import { a } from '../worker/b'".match(VALUE)).toHaveLength(1)
})
