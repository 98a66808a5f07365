import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { repeatedKeys } from './repeated-keys'

it.each([
  ['{"seed": 0, "seed": 7}', ['seed']],
  ['{"a": {"lambda": 1, "b": [1, {"lambda": 2}], "lambda": 3}}', ['a.lambda']],
  ['{"axes": {"settings.onlineSteps": [1], "settings.onlineSteps": [2]}}', ['axes["settings.onlineSteps"]']],
  ['[{"x": 1}, {"x": 1, "x": 1, "x": 2}]', ['[1].x', '[1].x']],
  // Escapes, and text that only looks like structure.
  ['{"a": "\\"}, {", "\\u0061": 1}', ['a']],
  ['{"a": "b", "b": "b", "c": ["a", "a"], "d": {"a": {}, "b": {}}}', []],
  ['3', []],
])('%s', (text, places) => {
  expect(repeatedKeys(text)).toEqual(places)
})

it('finds none in what is shipped', async () => {
  for (const name of (await readdir('public/scenarios')).filter((file) => file.endsWith('.json'))) {
    expect(repeatedKeys(await readFile(`public/scenarios/${name}`, 'utf8')), name).toEqual([])
  }
})
