import { describe, expect, test } from 'vitest'
import type { Dataset } from '../dataset'
import { fileOf, fixture } from './fixtures/open'
import { readDataset } from './read-dataset'
import { type ExportFormat, exportFormats, writeDataset } from './write-dataset'

const formats = Object.keys(exportFormats) as ExportFormat[]

async function roundTrip(dataset: Dataset, format: ExportFormat): Promise<Dataset> {
  const bytes = new Uint8Array(await (await writeDataset(dataset, format)).arrayBuffer())
  return readDataset(fileOf(`again${exportFormats[format].suffix}`, bytes))
}

function numbersOf({ name: _, assumptions: _a, warnings: _w, recorded: _r, ...numbers }: Dataset) {
  return numbers
}

describe('export', () => {
  test.each(formats)('%s gives back every number', async (format) => {
    const dataset = await readDataset(fixture('pendulum.jsonl'))
    expect(numbersOf(await roundTrip(dataset, format))).toEqual(numbersOf(dataset))
  })

  test.each(formats)('%s keeps terminals apart from timeouts, and boundaries that only flags tell', async (format) => {
    const dataset: Dataset = {
      name: 'small',
      count: 4,
      observationSize: 1,
      actionSize: 2,
      observations: Float32Array.of(0, 1, 2, 3),
      actions: Float32Array.of(0.5, -1, 1e-30, 0, 0.1, 3, 0, 0),
      rewards: Float64Array.of(0.1, -1e300, 1 / 3, 0),
      nextObservations: Float32Array.of(1, 2, 3, 4),
      terminals: Uint8Array.of(0, 1, 0, 0),
      timeouts: Uint8Array.of(0, 0, 0, 1),
      episodeStarts: Uint32Array.of(0, 2, 4),
      assumptions: [],
      warnings: [],
    }
    expect(numbersOf(await roundTrip(dataset, format))).toEqual(numbersOf(dataset))
  })

  test.each(formats)('%s keeps whole actions apart from discrete ones', async (format) => {
    const dataset = await readDataset(fixture('pendulum.jsonl'))
    const whole = { ...dataset, actions: dataset.actions.map((action) => (action > 0 ? 1 : 0)) }
    expect((await roundTrip(whole, format)).actions).toEqual(whole.actions)
  })

  test('many rows come in pieces, none lost between them', async () => {
    const one = await readDataset(fixture('pendulum-minari.hdf5'))
    const { concatenateDatasets } = await import('../concatenate')
    const many = concatenateDatasets(Array.from({ length: 7 }, () => one))
    const again = await roundTrip(many, 'csv')
    expect(numbersOf(again)).toEqual(numbersOf(many))
  })
})
