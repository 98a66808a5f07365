import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

const ALGORITHMS = import.meta.dirname
/** What every algorithm is, in types: documented once, and no part of any one's step. */
const CONTRACT = 'algorithm.ts'

/** A file and what it imports of this folder, types not counted, and so on. */
function filesOf(start: string): string[] {
  const reached = [start]
  for (const file of reached) {
    const { module } = parseSync(file, readFileSync(join(ALGORITHMS, file), 'utf8'))
    for (const { moduleRequest, entries } of module.staticImports) {
      const path = `${relative(ALGORITHMS, join(ALGORITHMS, dirname(file), moduleRequest.value))}.ts`
      const values = entries.some(({ isType }) => !isType)
      const inHere = moduleRequest.value.startsWith('.') && !path.startsWith('..') && existsSync(join(ALGORITHMS, path))
      if (values && inHere && path !== CONTRACT && !reached.includes(path)) reached.push(path)
    }
  }
  return reached
}

it.each([
  ['awac/awac.ts', 4],
  ['cal-ql/cal-ql.ts', 7],
  ['mopo/mopo.ts', 7],
  ['pearl/pearl.ts', 7],
])('a reader of %s opens %i files to understand a step', (start, most) => {
  expect(filesOf(start).length, filesOf(start).join(', ')).toBeLessThanOrEqual(most)
})
