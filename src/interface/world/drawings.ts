import type { Drawing } from './drawing'
import { cartPoleDrawing } from './drawings/cart-pole'
import { mazeDrawing } from './drawings/maze'
import { mountainCarDrawing } from './drawings/mountain-car'
import { pendulumDrawing } from './drawings/pendulum'
import { pointMazeDrawing } from './drawings/point-maze'
import { pointRobotDrawing } from './drawings/point-robot'
import { reacherDrawing } from './drawings/reacher'

/** By the environment's id; a task family's environments carry ids of their own or those of what they vary. */
const drawings: Readonly<Record<string, Drawing>> = {
  pendulum: pendulumDrawing,
  'mountain-car': mountainCarDrawing,
  'cart-pole-swing-up': cartPoleDrawing,
  reacher: reacherDrawing,
  bridge: mazeDrawing,
  'u-maze': mazeDrawing,
  'flow-maze': mazeDrawing,
  'free-maze': mazeDrawing,
  'point-maze': pointMazeDrawing,
  'point-robot': pointRobotDrawing,
  'sparse-point-robot': pointRobotDrawing,
}

/** Undefined where an environment has no drawing. */
export function findDrawing(environmentId: string): Drawing | undefined {
  return drawings[environmentId]
}
