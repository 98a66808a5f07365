import { createRuntime, type RuntimeOptions } from './create-runtime'
import { EngineError, message } from './message'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from './reference-step'
import { flatten, isHostArray } from './tree'

const SIZES = { observation: 3, action: 2, hidden: 19, batch: 7 }
const STEPS = 3
const TOLERANCE = 1e-3

/** The state after a few seeded training steps, leaf after leaf. */
async function trained(options: RuntimeOptions): Promise<number[]> {
  const runtime = await createRuntime(options)
  try {
    const state = runtime.createState(referenceState(SIZES, 1))
    const program = runtime.createProgram(referenceStep, state, referenceInputShapes(SIZES))
    for (let step = 0; step < STEPS; step++) program.run(referenceInputs(SIZES, step))
    return flatten(await state.read(), isHostArray).flatMap(({ leaf }) => [...leaf.data])
  } finally {
    runtime.dispose()
  }
}

/**
 * Trains the reference step on `options` and, eagerly, on the cpu backend; throws if they disagree. Also warms up:
 * whatever a backend loads or compiles first is there afterwards.
 */
export async function selfTest(options: RuntimeOptions): Promise<void> {
  const expected = await trained({ backend: 'cpu', mode: 'eager' })
  const actual = await trained(options)
  for (const [i, value] of expected.entries()) {
    if (!(Math.abs(value - actual[i]!) <= TOLERANCE)) {
      throw new EngineError(message`It computes wrong numbers on this machine (${actual[i]!} where ${value} is right).`)
    }
  }
}
