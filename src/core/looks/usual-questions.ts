import type { PanelQuestions } from './questions'

/** What each panel asks until a person asks something else; recordings hold the answers to these. */
export const usualQuestions: PanelQuestions = {
  calibration: { starts: 32 },
  actionSlice: { place: null, axes: [0, 1] },
  stateMap: { quantity: 'value', x: 0, y: 1, through: null },
  gradients: { batches: 2 },
  uncertainty: { rows: 128 },
  knowledge: { rows: 128 },
  metaAdaptation: {},
  metaStep: {},
  modelRollouts: { starts: 6 },
  telescoping: { length: 60 },
  taskPosterior: { task: 0, context: null },
}
