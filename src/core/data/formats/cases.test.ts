import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import { expectReadRight } from './cases-testing'
import { fixture } from './fixtures/open'

const folder = new URL('fixtures/cases/', import.meta.url)
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`))
  .filter((path) => !path.endsWith('/expected.json'))

describe('files as people have them are read right, told, or refused by name', () => {
  test.each(files)('%s', async (path) => {
    const facts = JSON.parse(readFileSync(new URL(`${path.split('/')[0]}/expected.json`, folder), 'utf8'))
    await expectReadRight(path, fixture(`cases/${path}`), facts)
  })
})
