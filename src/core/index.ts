/** The core's door for other projects: training runs without a page, on environments and arrays of one's own. */
export { algorithms } from './algorithms/registry'
export type { Dataset } from './data/dataset'
export { datasetFromArrays } from './data/dataset-from-arrays'
export { createEnvironment } from './environments/registry'
export { inEnglish } from './messages/message'
export { checkConfiguration, type RunConfiguration } from './training/configuration'
export { createRun } from './training/create-run'
export type { RunRecord, RunSnapshot, TrainingRun } from './training/training-run'
