import type { ColumnMapping, GivenMapping } from '../../core/data/formats/column-roles'
import { checkMapping } from '../../core/data/formats/mapping'
import type { Part } from '../../core/data/formats/part'
import type { FileFields } from '../../core/data/formats/read-dataset'
import { message } from '../../core/messages/message'
import { messageOf, UserError } from '../../core/messages/user-error'
import type { DatasetSummary, ReadChoices } from '../../worker/dataset-protocol'
import { useAssignment } from '../assignment/assignment-store'
import { datasetService } from '../workers/worker-pool'
import { dataAreLocked, loadDataset } from './dataset-actions'
import { type LoadedDataset, useDataset } from './dataset-store'
import { askForMapping, endMapping, useMapping } from './mapping-store'

/** Files from the person's machine: they never leave the browser. Where their names leave doubts, the person is asked. */
export function dropFiles(files: readonly File[]): Promise<void> {
  const [first] = files
  if (!first) return Promise.resolve()
  return loadDataset(nameOf(files), async () => {
    const { mapping, part } = useAssignment.getState().missing ?? {}
    const chosen = choices(mapping, part)
    if (mapping || part) return loaded(files, await datasetService().readDatasets(files, chosen), chosen)
    const found = await datasetService().readFields(first)
    const proposed = found.proposed?.part ?? null
    if (!proposed && !worthAsking(found)) return loaded(files, await datasetService().readDatasets(files))
    askForMapping(files, found, proposed)
    return null
  })
}

/**
 * A file that the page around an embed has given, for which nobody is asked anything: its columns go by their names or
 * by `given`. Throws a UserError where it cannot be used.
 */
export async function takeFile(file: File, given: unknown): Promise<LoadedDataset> {
  if (dataAreLocked()) throw new UserError(message`The link that opened this page keeps the data as they are.`)
  const chosen = given === undefined ? {} : choices(checkMapping(given))
  const found = await datasetService().readFields(file)
  if (given === undefined && worthAsking(found)) {
    throw new UserError(message`The columns of ${file.name} have no known names; say in “mapping” which is which.`)
  }
  const taken = loaded([file], await datasetService().readDatasets([file], chosen), chosen)
  await loadDataset(file.name, async () => taken, { agreed: true })
  const { current, refusal } = useDataset.getState()
  if (current?.summary.datasetId === taken.summary.datasetId) return taken
  throw new UserError(refusal ?? message`Reading ${file.name} was stopped.`)
}

function choices(mapping?: GivenMapping, part?: Part | null): ReadChoices {
  return { ...(mapping ? { mapping } : {}), ...(part ? { part } : {}) }
}

/** Whether the person could say better than the guess; otherwise the reader's own sentence says more. */
function worthAsking({ certainty, fields, mapping }: FileFields): boolean {
  if (certainty !== 'incomplete') return certainty === 'guessed'
  const used = Object.values(mapping).flat()
  const unused = fields.filter(({ name, refusal }) => refusal === null && !used.includes(name)).length
  // What has no known name was put among the observations; one column has to stay there.
  const spare = unused + Math.max(0, mapping.observations.length - 1)
  const missing = [mapping.observations.length === 0, mapping.actions.length === 0]
  return spare >= missing.filter(Boolean).length
}

/** Reads the file at hand again, with its columns chosen by the person. */
export async function chooseColumnsAgain({ files = [], source }: LoadedDataset): Promise<void> {
  const found = await datasetService().readFields(files[0]!)
  const { mapping, part = null } = source.kind === 'file' ? source : {}
  askForMapping(files, { ...found, mapping: { ...found.mapping, ...mapping } }, part)
}

/** Refused, the dialog stays open and says why. */
export async function readAsMapped(): Promise<void> {
  const { question } = useMapping.getState()
  if (!question) return
  const { files, mapping, part } = question
  useMapping.setState({ question: { ...question, refusal: null, reading: true } })
  try {
    const chosen = choices(withoutDerived(mapping, question.found), part)
    const summary = await datasetService().readDatasets(files, chosen)
    endMapping()
    await loadDataset(nameOf(files), async () => loaded(files, summary, chosen))
  } catch (error) {
    useMapping.setState({ question: { ...question, refusal: messageOf(error), reading: false } })
  }
}

/** The next ones of the observations are known where the reader makes them of the same arrays. */
function withoutDerived(mapping: ColumnMapping, { fields }: FileFields): GivenMapping {
  const isDerived = (name: string) => fields.some((field) => field.name === name && field.derived)
  const { nextObservations, episode, ...others } = mapping
  return {
    ...others,
    ...(nextObservations.some(isDerived) ? {} : { nextObservations }),
    ...(episode !== null && isDerived(episode) ? {} : { episode }),
  }
}

function loaded(files: readonly File[], summary: DatasetSummary, chosen: ReadChoices = {}): LoadedDataset {
  const source = { kind: 'file' as const, path: nameOf(files), ...chosen }
  return { summary, source, builtInId: null, files }
}

function nameOf(files: readonly File[]): string {
  return files.map(({ name }) => name).join(' + ')
}
