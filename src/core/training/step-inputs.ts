import type { Tensor } from '@tensorflow/tfjs-core'
import { type Batch, type BatchRequest, type Draws, fillDraw, type Sizes } from '../algorithms/algorithm'
import { isShape, mapTree, type Shape, sizeOf, type Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'

/** Everything of a step that changes from call to call; `h` holds the live numbers. */
export type StepInputs = {
  readonly batches: { readonly [name: string]: Batch }
  readonly noise: { readonly [name: string]: Tensor }
  readonly h: { readonly [name: string]: Tensor }
}

/** Shapes of what a request is answered with. */
export function batchShapes(
  { rows, nextActions }: Pick<BatchRequest, 'rows' | 'nextActions'>,
  { observation, action }: Sizes,
): Record<keyof Batch, Shape> | Record<Exclude<keyof Batch, 'nextActions' | 'nextActionKnown'>, Shape> {
  return {
    observations: [rows, observation],
    actions: [rows, action],
    rewards: [rows],
    nextObservations: [rows, observation],
    terminals: [rows],
    returnsToGo: [rows],
    ...(nextActions && { nextActions: [rows, action], nextActionKnown: [rows] }),
  }
}

export function arraysOf(shapes: Tree<Shape>): Tree<Float32Array> {
  return mapTree<Shape, Float32Array>(shapes, isShape, (shape) => new Float32Array(sizeOf(shape)))
}

export function drawInto(draws: Draws, arrays: Record<string, Float32Array>, random: RandomStream): void {
  for (const [name, draw] of Object.entries(draws)) fillDraw(draw, arrays[name]!, random)
}
