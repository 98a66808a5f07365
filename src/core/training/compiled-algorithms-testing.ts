import type { Algorithm } from '../algorithms/algorithm'
import type { Runtime } from '../engine/runtime'
import type { Trajectory } from '../engine/testing/trajectory'
import { flatten, isHostArray } from '../engine/tree'
import { RandomStream } from '../random/random-stream'
import type { Values } from '../schema/field'
import { defaults } from '../schema/values'
import type { BatchSource } from './batch-source'
import { Learner } from './learner'

/** Rows without structure, some of them terminal. */
const randomRows: BatchSource = {
  fill(_, into, random) {
    random.fillNormal(into.observations)
    random.fillUniform(into.actions, -0.9, 0.9)
    random.fillNormal(into.rewards)
    random.fillNormal(into.nextObservations)
    random.fillNormal(into.returnsToGo)
    for (let row = 0; row < into.terminals.length; row++) into.terminals[row] = row % 5 === 0 ? 1 : 0
  },
  setPriorities() {},
}

/** Small, so that eager tfjs is done in a moment; the latter two are PEARL's. */
const SMALL = { hiddenUnits: 12, batchSize: 10, metaBatch: 3, contextRows: 12 }

/** What an algorithm has learned after `steps` updates, half of them offline, on the same rows and noise each time. */
export async function learn(
  algorithm: Algorithm,
  runtime: Runtime,
  steps: number,
  values: Values = {},
): Promise<Trajectory> {
  const known = defaults(algorithm.hyperparameters)
  const h = { ...known, ...Object.fromEntries(Object.entries(SMALL).filter(([name]) => name in known)), ...values }
  const random = RandomStream.fromSeed(11)
  const streams = { initialisation: random.split(), batches: random.split(), policyNoise: random.split() }
  const learner = new Learner(algorithm, { observation: 3, action: 2 }, h, runtime, streams)
  for (let step = 0; step < steps; step++) {
    await learner.update(step, step < steps / 2 ? 'offline' : 'online', randomRows)
  }
  const leaves = flatten(await learner.state.read(), isHostArray)
  const trajectory = {
    program: learner.execution!,
    kernels: 0,
    state: new Map(leaves.map(({ path, leaf }) => [path, leaf.data])),
    metrics: await learner.metrics(),
    outputs: await learner.outputs(),
  }
  learner.dispose()
  return trajectory
}
