import { LIMITS } from '../../../core/data/formats/limits'
import { formatCount, formatDuration, formatMeasured } from '../../format/numbers'

/** Words of the data card. */
export const data = {
  title: 'Data',
  dataset: 'Dataset',
  choose: 'Choose a file',
  drop: `or drop one or several here: HDF5, NPZ, Parquet, CSV, JSON, a folder or zip of Minari, up to ${formatCount(LIMITS.transitions)} transitions. They stay on this machine.`,
  dropNow: 'Drop to read',
  reading: (name: string, fraction: number) => `Getting ${name}: ${Math.round(100 * fraction)} %`,
  left: (seconds: number) => `about ${formatDuration(seconds)} left`,
  cancel: 'Cancel',
  refused: 'Not read.',
  kept: 'What was there before is still in use.',
  episodes: 'Episodes',
  transitions: 'Transitions',
  meanReturn: 'Mean return',
  ends: 'Ended, cut off',
  sizes: 'Observation, action',
  histogram: (low: number, high: number) =>
    `How the returns of the episodes spread, from ${formatMeasured(low)} to ${formatMeasured(high)}`,
  world: (environment: string, share: number, rows: number, error: string) =>
    `${environment}: ${(100 * share).toFixed(share > 0.99 && share < 1 ? 1 : 0)} % of ${formatCount(rows)} rows replayed agree, one-step error ${error}`,
  reorder: (environment: string) => `Reorder the columns as ${environment} has them`,
  unused: (columns: string) => `Not used: ${columns}`,
  warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
  assumptions: (count: number) => (count === 1 ? '1 assumption' : `${count} assumptions`),
  none: 'No dataset yet.',
  collects: (algorithm: string) =>
    `${algorithm} needs no dataset: it collects its own data while it meta-trains, some episodes on each training task.`,
  waits: (dataset: string) => `${dataset} waits here for the other algorithms.`,
  refusesFiles: (algorithm: string) =>
    `${algorithm} collects its own data, so the file was not read. Choose another algorithm, then drop it again.`,
}
