import { message } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'

/** How columns become those of another convention. */
export interface Reordering {
  /** For each entry of the new observation, the column that it is taken from. */
  readonly observations: readonly number[]
  /** Factor of each entry of the new observation. */
  readonly observationScales: readonly number[]
  /** Factor of each entry of the action. */
  readonly actionScales: readonly number[]
}

/** The same transitions with the columns of observations in another order, and columns and actions in other units. */
export function reorderColumns(
  dataset: Dataset,
  { observations, observationScales, actionScales }: Reordering,
): Dataset {
  const { observationSize, actionSize, count } = dataset
  const fits =
    observations.length === observationSize &&
    observationScales.length === observationSize &&
    actionScales.length === actionSize &&
    new Set(observations).size === observationSize &&
    observations.every((column) => column < observationSize)
  if (!fits)
    throw new DatasetError(
      message`The order of columns must name each of ${observationSize} observations once, and scale ${actionSize} actions.`,
    )
  const turned = (matrix: Float32Array) => {
    const out = new Float32Array(matrix.length)
    for (let row = 0; row < count; row++) {
      for (let i = 0; i < observationSize; i++)
        out[row * observationSize + i] = observationScales[i]! * matrix[row * observationSize + observations[i]!]!
    }
    return out
  }
  const { recorded: _, ...rest } = dataset
  return {
    ...rest,
    name: `${dataset.name}, reordered`,
    observations: turned(dataset.observations),
    nextObservations: turned(dataset.nextObservations),
    actions: dataset.actions.map((action, i) => action * actionScales[i % actionSize]!),
  }
}
