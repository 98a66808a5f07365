/** Every place on the page that a text can be about; the components that stand there carry these names. */
export const places = [
  'banner',
  'runLive',
  'watch',
  'sliders',
  'claims',
  'world',
  'data',
  'algorithm',
  'learningCurve',
  'predict',
  'runs',
  'panels',
  'addPanel',
  'timeline',
  'runBar',
  'share',
  // The panels of the board.
  'dips',
  'calibration',
  'actionSlice',
  'stateMap',
  'gradients',
  'uncertainty',
  'knowledge',
  'metaAdaptation',
  'modelRollouts',
  'environment',
  'taskPosterior',
  'metrics',
  'loss',
] as const

/** `slider.NAME` is that slider of the open scenario. */
export type Place = (typeof places)[number] | `slider.${string}`
