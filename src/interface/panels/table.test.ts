import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { tableAsCsv } from './table'

it('writes CSV that reads back', () => {
  const columns = ['step', 'what, and why', 'a "quoted" name']
  const csv = tableAsCsv({ columns, rows: [[1, 'two\nlines', -0.5]] })
  expect(Papa.parse<string[]>(csv).data).toEqual([columns, ['1', 'two\nlines', '-0.5']])
})
