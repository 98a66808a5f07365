import { type Said, said } from '../../said/said'
import { type Dataset, DatasetError } from '../dataset'
import { assembleDataset } from './assemble'
import { openCsv } from './csv'
import type { DataFile } from './data-file'
import { openHdf5 } from './hdf5'
import { openJsonLines } from './json-lines'
import { type ColumnMapping, guessMapping, type MappingGuess } from './mapping'
import { openNpz } from './npz'
import { Pace, type PaceOptions } from './pace'
import { openParquet } from './parquet'
import { type FormatId, sniffFormat } from './sniff'
import { type Field, quote, type Source } from './source'

export interface ReadOptions extends PaceOptions {
  /** Which fields play which role; guessed by their names where it is missing. */
  readonly mapping?: ColumnMapping
}

/** What a file holds, for a person who has to say which field is which. */
export interface FileFields extends MappingGuess {
  readonly format: string
  readonly fields: readonly Field[]
}

/**
 * Reads a dataset from a file of any supported format. Runs without a DOM, in a worker and in Node.
 * Throws a DatasetError that names the file, what is wrong and where; the signal's reason when cancelled.
 */
export async function readDataset(file: DataFile, options: ReadOptions = {}): Promise<Dataset> {
  return withSource(file, options, async (source, pace) => {
    const { mapping, certainty } = options.mapping
      ? { mapping: options.mapping, certainty: 'named' as const }
      : guessMapping(source.fields)
    const dataset = await assembleDataset(file.name, source, mapping, pace)
    options.onProgress?.(1)
    if (certainty !== 'guessed') return dataset
    return { ...dataset, assumptions: [describeGuess(mapping), ...dataset.assumptions] }
  })
}

/** Looks only at names and shapes, and proposes which field is which. */
export async function readFields(file: DataFile, options: PaceOptions = {}): Promise<FileFields> {
  return withSource(file, options, async ({ format, fields }) => ({ format, fields, ...guessMapping(fields) }))
}

const openers: Readonly<Record<FormatId, (file: DataFile, pace: Pace) => Promise<Source>>> = {
  hdf5: openHdf5,
  npz: openNpz,
  parquet: openParquet,
  'json-lines': openJsonLines,
  csv: openCsv,
}

async function withSource<T>(
  file: DataFile,
  options: PaceOptions,
  use: (source: Source, pace: Pace) => Promise<T>,
): Promise<T> {
  const pace = new Pace(options)
  let format: FormatId | undefined
  try {
    options.signal?.throwIfAborted()
    format = await sniffFormat(file)
    const source = await openers[format](file, pace)
    try {
      return await use(source, pace)
    } finally {
      source.close()
    }
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    throw asDatasetError(file.name, format, error)
  }
}

/** A library's own error says little to a person, so it comes after what it means. */
function asDatasetError(name: string, format: FormatId | undefined, error: unknown): DatasetError {
  if (error instanceof DatasetError) return new DatasetError(said`${displayName(name)}: ${error.said}`)
  const detail = error instanceof Error ? error.message : String(error)
  return new DatasetError(
    said`${displayName(name)}: ${format ? said`the file cannot be read as ${format}` : said`the file cannot be read`}; it is cut off or damaged (${quote(detail)}).`,
    { cause: error },
  )
}

function displayName(name: string): string {
  return quote(name).slice(1, -1)
}

function describeGuess(mapping: ColumnMapping): Said {
  const part = (role: Said, names: readonly (string | null)[]) => {
    const known = names.filter((name) => name !== null)
    const listed = `${known.slice(0, 8).map(quote).join(', ')}${known.length > 8 ? ', ...' : ''}`
    return known.length > 0 ? [said`${role}: ${listed}`] : []
  }
  const parts = [
    ...part(said`observations`, mapping.observations),
    ...part(said`actions`, mapping.actions),
    ...part(said`rewards`, [mapping.rewards]),
    ...part(said`next observations`, mapping.nextObservations),
    ...part(said`terminals`, [mapping.terminals]),
    ...part(said`timeouts`, [mapping.timeouts]),
    ...part(said`episode`, [mapping.episode]),
  ]
  return said`The fields were guessed by their names (${parts.reduce((one, other) => said`${one}; ${other}`)}).`
}
