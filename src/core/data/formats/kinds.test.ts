import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inEnglish } from '../../messages/message'
import { datasetFacts } from '../dataset-facts'
import { fixture } from './fixtures/open'
import { readDataset } from './read-dataset'

const folder = new URL('fixtures/kinds/', import.meta.url)

interface Kind {
  /** As numpy worked them out where the file was made (fixtures/kinds/make.py). */
  readonly facts?: Readonly<Record<string, number | readonly number[]>>
  /** A part of a sentence that tells what was assumed, or of a warning. */
  readonly told?: string
  /** A part of the sentence that refuses it. */
  readonly refused?: string
  /** Fields that must be among those said not to be used. */
  readonly unused?: readonly string[]
}

const kinds: Readonly<Record<string, Kind>> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))

test('every file of a kind is looked at', () => {
  const files = readdirSync(folder).filter((name) => !['make.py', 'expected.json'].includes(name))
  expect(files.sort()).toEqual(Object.keys(kinds).sort())
})

describe('other files of the same kinds are read right, told, or refused by name', () => {
  test.each(Object.entries(kinds))('%s', async (name, { facts = {}, told, refused, unused = [] }) => {
    const read = readDataset(fixture(`kinds/${name}`))
    if (refused !== undefined) return expect(read).rejects.toThrow(refused)
    const dataset = await read
    const actual = datasetFacts(dataset) as unknown as Record<string, number | readonly number[]>
    const rounded = (value: number | readonly number[]) =>
      [value].flat().map((number) => Number((number as number).toPrecision(5)))
    const names = Object.keys(facts)
    expect(Object.fromEntries(names.map((fact) => [fact, rounded(actual[fact]!)]))).toEqual(
      Object.fromEntries(names.map((fact) => [fact, rounded(facts[fact]!)])),
    )
    expect(dataset.unused ?? []).toEqual(expect.arrayContaining([...unused]))
    if (told) expect([...dataset.assumptions, ...dataset.warnings].map(inEnglish).join('\n')).toContain(told)
  })
})
