import type { Tensor } from '@tensorflow/tfjs-core'
import type { Batch, Draws, Sizes } from '../algorithms/algorithm'
import { isShape, mapTree, type Shape, sizeOf, type Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'

/** Everything of a step that changes from call to call; `h` holds the live numbers. */
export type StepInputs = {
  readonly batches: { readonly [name: string]: Batch }
  readonly noise: { readonly [name: string]: Tensor }
  readonly h: { readonly [name: string]: Tensor }
}

export function batchShapes(rows: number, { observation, action }: Sizes): { [Column in keyof Batch]: Shape } {
  return {
    observations: [rows, observation],
    actions: [rows, action],
    rewards: [rows],
    nextObservations: [rows, observation],
    terminals: [rows],
    returnsToGo: [rows],
  }
}

export function arraysOf(shapes: Tree<Shape>): Tree<Float32Array> {
  return mapTree<Shape, Float32Array>(shapes, isShape, (shape) => new Float32Array(sizeOf(shape)))
}

export function drawInto(draws: Draws, arrays: Record<string, Float32Array>, random: RandomStream): void {
  for (const [name, { distribution, low = 0, high = 1 }] of Object.entries(draws)) {
    if (distribution === 'normal') random.fillNormal(arrays[name]!)
    else random.fillUniform(arrays[name]!, low, high)
  }
}
