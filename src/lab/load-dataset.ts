import { resolve } from 'node:path'
import { checkAgainstEnvironment } from '../core/data/check-against-environment'
import { type Dataset, DatasetError } from '../core/data/dataset'
import { generateDataset } from '../core/data/generation/generate-dataset'
import { splitHeldOut } from '../core/data/held-out'
import { operate } from '../core/data/surgery/operation'
import { replayRows } from '../core/data/world-replay'
import type { Environment } from '../core/environments/environment'
import { createEnvironment } from '../core/environments/registry'
import { isOutside, type OutsideWorld } from '../core/environments/world'
import { inEnglish, verbatim } from '../core/messages/message'
import type { RunConfiguration } from '../core/training/configuration'
import { readFileDataset } from './read-file-dataset'
import { toldLines } from './told-lines'

/** The dataset that a configuration names, if it names one; file paths are relative to `folder`. `tell` is told what a person should know of it, a line each. */
export async function loadDataset(
  { dataset: source, environment: chosen }: RunConfiguration,
  folder: string,
  onProgress: (share: number) => void,
  tell: (line: string) => void,
  outside?: OutsideWorld,
): Promise<Dataset | undefined> {
  if (!source) return undefined
  const given =
    source.kind === 'recipe'
      ? await generateDataset(source.recipe, source.recipe.environment, { onProgress })
      : await readFileDataset(resolve(folder, source.path), {
          onProgress,
          ...(source.mapping ? { mapping: source.mapping } : {}),
          ...(source.part ? { part: source.part } : {}),
        })
  const dataset = operate(given, source.operations ?? [])
  if (source.kind === 'file') for (const line of toldLines(dataset)) tell(`${dataset.name}: ${line}`)
  else for (const warning of dataset.warnings) tell(`${dataset.name}: warning: ${inEnglish(warning)}`)
  const environment = chosen ? createEnvironment(chosen.id, chosen.parameters) : outside
  if (!environment) {
    tellHeldOut(dataset, tell)
    return dataset
  }
  const { fits, problems, warnings } = checkAgainstEnvironment(dataset, {
    observationSize: environment.observations.length,
    actionSize: environment.actions.length,
    low: environment.actions.map(({ low }) => low),
    high: environment.actions.map(({ high }) => high),
  })
  if (!fits) {
    throw new DatasetError(
      verbatim(
        `${dataset.name} does not fit ${environment.label}: ${problems.map(inEnglish).join('; ')}.${chosen ? ' Set "environment": null to train on it without one.' : ''}`,
      ),
    )
  }
  for (const warning of warnings) tell(`${dataset.name}: warning: ${inEnglish(warning)}`)
  if (source.kind === 'file' && !isOutside(environment)) tellAgreement(dataset, environment, tell)
  return dataset
}

/** Without a world the policy is judged by episodes that it does not train on. */
function tellHeldOut(dataset: Dataset, tell: (line: string) => void): void {
  const apart = splitHeldOut(dataset)
  const told = apart
    ? `held out of training: ${apart.heldOut.episodeStarts.length - 1} of ${dataset.episodeStarts.length - 1} episodes, to judge the policy by (there is no environment)`
    : 'no episodes are held out of training, since there are fewer than ten: the policy is judged by the data it trains on'
  tell(`${dataset.name}: ${told}`)
}

/** Whether the environment is the world of the rows: where it is not, its returns say nothing about them. */
function tellAgreement(dataset: Dataset, environment: Environment, tell: (line: string) => void): void {
  const agreement = replayRows(dataset, environment)
  if (!agreement) return
  const { rows, share, error } = agreement
  const found = `${(100 * share).toFixed(1)} % of ${rows} rows replayed in ${environment.label} agree, one-step error ${error.toPrecision(2)}`
  const alarm =
    share < 0.9 ? 'warning: it is not the world of these data, and returns measured in it say nothing about them: ' : ''
  tell(`${dataset.name}: ${alarm}${found}`)
}
