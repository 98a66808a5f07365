import { type Message, message } from '../../messages/message'
import { concatenateDatasets } from '../concatenate'
import { type Dataset, DatasetError, episodeCount } from '../dataset'
import { assembleDataset } from './assemble'
import { type ColumnMapping, type GivenMapping, severalRoles, singleRoles } from './column-roles'
import { openCsv } from './csv'
import type { DataFile } from './data-file'
import { guessMapping, type MappingGuess } from './guess'
import { openHdf5 } from './hdf5'
import { openJson } from './json'
import { completeMapping } from './mapping'
import { Pace, type PaceOptions } from './pace'
import { openParquet } from './parquet'
import { type Part, partOfSource, proposedPart } from './part'
import { type FormatId, sniffFormat } from './sniff'
import { type Field, quote, type Source } from './source'
import { filesInZip, openZip } from './zip-content'

export interface ReadOptions extends PaceOptions {
  /** Which fields play which role; guessed by their names where one is missing. */
  readonly mapping?: GivenMapping
  /** Only so much of it; of several files together. */
  readonly part?: Part
}

/** What a file holds, for a person who has to say which field is which, and how much of it is wanted. */
export interface FileFields extends MappingGuess {
  readonly format: string
  readonly fields: readonly Field[]
  /** Where the file is large; `mustChoose`: too large to be taken whole. */
  readonly proposed: ReturnType<typeof proposedPart>
}

/**
 * Reads a dataset from a file of any supported format. Runs without a DOM, in a worker and in Node.
 * Throws a DatasetError that names the file, what is wrong and where; the signal's reason when cancelled.
 */
export async function readDataset(file: DataFile, options: ReadOptions = {}): Promise<Dataset> {
  const inside = await filesInside(file, options)
  if (!inside) return readOne(file, options)
  return readSeveral(inside, options, file.name, readOne)
}

/** Several files one after the other, each with its share of the progress by size. Throws as `readDataset`. */
export async function readDatasets(files: readonly DataFile[], options: ReadOptions = {}): Promise<Dataset> {
  const given = files.map((file) => ({ size: file.size, open: async () => file }))
  return readSeveral(given, options, undefined, readDataset)
}

interface FileToRead {
  /** Bytes. */
  readonly size: number
  open(): Promise<DataFile>
}

/** Of a part, the first ones in turn until it is full, or of each as much as it has of all bytes. */
async function readSeveral(
  files: readonly FileToRead[],
  { onProgress, part, ...options }: ReadOptions,
  name: string | undefined,
  read: (file: DataFile, options: ReadOptions) => Promise<Dataset>,
): Promise<Dataset> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const datasets: Dataset[] = []
  let [before, taken, episodes] = [0, 0, 0]
  for (const { size, open } of files) {
    const share = before / bytes
    const report = onProgress && ((fraction: number) => onProgress(share + (fraction * size) / bytes))
    const transitions =
      part?.episodes === 'first' ? part.transitions - taken : Math.ceil(((part?.transitions ?? 0) * size) / bytes)
    // Where no further episode fits, the next file would give a piece of one.
    if (part?.episodes === 'first' && taken > 0 && transitions < taken / episodes) break
    const dataset = await read(await open(), {
      ...options,
      ...(report ? { onProgress: report } : {}),
      ...(part ? { part: { ...part, transitions } } : {}),
    })
    datasets.push(dataset)
    taken += dataset.count
    episodes += episodeCount(dataset)
    before += size
  }
  const all = concatenateDatasets(datasets, name)
  const left = files.length - datasets.length
  return left === 0
    ? all
    : {
        ...all,
        assumptions: [
          message`The part was full before ${left} of the ${files.length} files; they were not read.`,
          ...all.assumptions,
        ],
      }
}

/** The files of an archive that holds several (a zipped folder of Minari's Parquet); null for any other file. */
async function filesInside(file: DataFile, options: PaceOptions): Promise<readonly FileToRead[] | null> {
  return guarded(file, options, async (pace, format) => (format === 'zip' ? filesInZip(file, pace.part(0, 0)) : null))
}

async function readOne(file: DataFile, options: ReadOptions): Promise<Dataset> {
  return withSource(file, options, async (whole, pace) => {
    const { fields } = whole
    const guess = options.mapping ? null : guessMapping(fields)
    const mapping = guess?.mapping ?? completeMapping(options.mapping!, fields)
    const source = options.part ? await partOfSource(whole, mapping, options.part, pace) : whole
    const dataset = await assembleDataset(file.name, source, mapping, pace)
    options.onProgress?.(1)
    const unused = unusedFields(source, mapping)
    const told =
      guess && !guess.loose ? dataset.assumptions : [describeMapping(mapping, guess !== null), ...dataset.assumptions]
    return { ...dataset, assumptions: told, ...(unused.length > 0 ? { unused } : {}) }
  })
}

/** Every field that plays no role; of a field for the row after, only the field itself. */
function unusedFields({ fields }: Source, mapping: ColumnMapping): string[] {
  const used = new Set(Object.values(mapping).flat())
  return fields.filter(({ name, derived }) => !derived && !used.has(name)).map(({ name }) => name)
}

/** Looks only at names and shapes, and proposes which field is which. */
export async function readFields(file: DataFile, options: PaceOptions = {}): Promise<FileFields> {
  return withSource(file, options, async ({ format, fields }) => {
    const guess = guessMapping(fields)
    return { format, fields, proposed: proposedPart(file.size, fields, guess.mapping), ...guess }
  })
}

type Opener = (file: DataFile, pace: Pace, part?: Part) => Promise<Source>

const openers: Readonly<Record<FormatId, Opener>> = {
  hdf5: openHdf5,
  zip: (file, pace, part) => openZip(file, pace, async (inner) => openers[await sniffFormat(inner)](inner, pace, part)),
  parquet: openParquet,
  // It is a table as soon as it is open; a line more than the part has tells where the last episode ends.
  json: (file, pace, part) => openJson(file, pace, part?.episodes === 'first' ? part.transitions + 2 : undefined),
  csv: openCsv,
}

async function withSource<T>(
  file: DataFile,
  options: ReadOptions,
  use: (source: Source, pace: Pace) => Promise<T>,
): Promise<T> {
  return guarded(file, options, async (pace, format) => {
    const source = await openers[format](file, pace, options.part)
    try {
      return await use(source, pace)
    } finally {
      source.close()
    }
  })
}

/** Whatever goes wrong becomes a DatasetError that names the file. */
async function guarded<T>(
  file: DataFile,
  options: PaceOptions,
  work: (pace: Pace, format: FormatId) => Promise<T>,
): Promise<T> {
  let format: FormatId | undefined
  try {
    options.signal?.throwIfAborted()
    format = await sniffFormat(file)
    return await work(new Pace(options), format)
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    throw asDatasetError(file.name, format, error)
  }
}

/** A library's own error says little to a person, so it comes after what it means. */
function asDatasetError(name: string, format: FormatId | undefined, error: unknown): DatasetError {
  if (error instanceof DatasetError) return new DatasetError(message`${displayName(name)}: ${error.userMessage}`)
  const detail = error instanceof Error ? error.message : String(error)
  return new DatasetError(
    message`${displayName(name)}: ${format ? message`the file cannot be read as ${format}` : message`the file cannot be read`}; it is cut off or damaged (${quote(detail)}).`,
    { cause: error },
  )
}

function displayName(name: string): string {
  return quote(name).slice(1, -1)
}

const roleNames = {
  observations: message`observations`,
  actions: message`actions`,
  nextObservations: message`next observations`,
  rewards: message`rewards`,
  terminals: message`terminals`,
  timeouts: message`timeouts`,
  episode: message`episode`,
  masks: message`0 where the task ended`,
  ends: message`last row of an episode`,
  starts: message`first row of an episode`,
} as const

function describeMapping(mapping: ColumnMapping, guessed: boolean): Message {
  const parts = [...severalRoles, ...singleRoles].flatMap((role) => {
    const names = [mapping[role] ?? []].flat()
    const listed = `${names.slice(0, 8).map(quote).join(', ')}${names.length > 8 ? ', ...' : ''}`
    return names.length > 0 ? [message`${roleNames[role]}: ${listed}`] : []
  })
  const all = parts.reduce((one, other) => message`${one}; ${other}`)
  return guessed ? message`The fields were guessed by their names (${all}).` : message`The fields were chosen (${all}).`
}
