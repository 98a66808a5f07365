/** Every picture that can stand on the stage. */
export const pictureIds = [
  /** Evaluated returns, with the dip measured on them. */
  'return',
  /** What Q promised, what was earned, and V^mu. */
  'promises',
  /** How far the critics, or the members of a model, differ on actions of the data, of the policy, and anywhere. */
  'disagreement',
  /** States at the play head: promised against earned. */
  'scatter',
  'actionSlice',
  'stateMap',
  /** MOPO: imagined paths beside real ones, and what both pay. */
  'rollouts',
  'dream',
  /** MOPO: the penalty against the true error. */
  'penalty',
  /** PEARL: what it believes of a task, how it narrows over training, and what it does on it. */
  'belief',
  'narrowing',
  'episodes',
  /** O2O: how well the gradients of both kinds of rows agree. */
  'metaAdaptation',
  /** PEX: how often the new policy acts, and the frozen one. */
  'whoActs',
] as const
export type PictureId = (typeof pictureIds)[number]

export type Pictures = readonly [PictureId, PictureId, PictureId, PictureId]

const USUAL: Pictures = ['return', 'promises', 'disagreement', 'scatter']
const OF_ALGORITHM: Readonly<Record<string, Pictures>> = {
  awac: ['return', 'promises', 'disagreement', 'actionSlice'],
  mopo: ['return', 'dream', 'disagreement', 'rollouts'],
  pex: ['return', 'promises', 'whoActs', 'actionSlice'],
  pearl: ['return', 'narrowing', 'episodes', 'belief'],
}

/** The four that an algorithm opens with. */
export function usualPictures(algorithmId: string): Pictures {
  return OF_ALGORITHM[algorithmId] ?? USUAL
}
