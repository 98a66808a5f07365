import type { Program, Runtime } from '../engine/runtime'
import { flatten, type HostArray, isHostArray, mapTree, type Shape, type Tree } from '../engine/tree'
import { inEnglish } from '../messages/message'
import { ParityError, type ReferenceArray } from './fixture'
import type { Difference, Expected, ParityCase, ParityResult } from './parity-case'
import { isReferenceArray, type ReferenceTree } from './reference-networks'

type Numbers = Float32Array | Float64Array

/** Keeps the largest error seen; NaN counts as the largest of all. */
class Largest {
  difference: Difference = { error: 0, at: '' }

  see(error: number, at: string): void {
    if (!(error <= this.difference.error)) this.difference = { error: Number.isNaN(error) ? Infinity : error, at }
  }
}

/** The worst of several results of one fixture. */
export function worstOf(results: readonly ParityResult[]): ParityResult {
  const worst = (kind: 'loss' | 'gradient' | 'displacement') =>
    results.map((result) => result[kind]).reduce((a, b) => (b.error > a.error ? b : a))
  const eager = results.find(({ mode }) => mode === 'eager')
  return {
    loss: worst('loss'),
    gradient: worst('gradient'),
    displacement: worst('displacement'),
    mode: eager ? 'eager' : 'compiled',
    ...(eager?.reason !== undefined && { reason: eager.reason }),
  }
}

/** Runs the steps of `parity` on `runtime` and compares all that the reference knows. */
export async function runCase(parity: ParityCase, runtime: Runtime): Promise<ParityResult> {
  const [loss, gradient, displacement] = [new Largest(), new Largest(), new Largest()]
  const state = runtime.createState(parity.state)
  const programs = new Map<string, Program>()
  for (const [index, { program: key, step, inputs, expected }] of parity.steps.entries()) {
    let program = programs.get(key)
    if (!program) {
      const shapes = mapTree<HostArray, Shape>(inputs, isHostArray, ({ shape }) => shape)
      program = runtime.createProgram(step, state, shapes)
      programs.set(key, program)
    }
    program.run(mapTree<HostArray, Float32Array>(inputs, isHostArray, ({ data }) => data))
    const at = `step ${index}, `
    compareLosses(await program.metrics(), expected, loss, at)
    const outputs = await program.outputs()
    compareOutputs(outputs, expected, loss, at)
    compareGradients(outputs, expected, gradient, at)
  }
  compareDisplacements(await state.read(), parity, displacement)
  const ran = [...programs.values()]
  const eager = ran.find((program) => program.mode === 'eager')
  for (const program of ran) program.dispose()
  state.dispose()
  return {
    loss: loss.difference,
    gradient: gradient.difference,
    displacement: displacement.difference,
    mode: eager ? 'eager' : 'compiled',
    ...(eager?.reason !== undefined && { reason: inEnglish(eager.reason) }),
  }
}

function compareLosses(metrics: Record<string, number>, { losses }: Expected, largest: Largest, at: string): void {
  for (const [name, reference] of Object.entries(losses)) {
    const ours = metrics[name]
    if (ours === undefined) throw new ParityError(`the step reports no metric "${name}".`)
    largest.see(relativeToOne(ours, reference), at + name)
  }
}

function compareOutputs(given: Record<string, Numbers>, { outputs }: Expected, largest: Largest, at: string): void {
  for (const [name, reference] of Object.entries(outputs)) {
    const ours = outputOf(given, name, reference)
    for (const [index, value] of reference.data.entries()) {
      largest.see(relativeToOne(ours[index]!, value), `${at}${name}[${index}]`)
    }
  }
}

function compareGradients(given: Record<string, Numbers>, { gradients }: Expected, largest: Largest, at: string) {
  for (const { path, leaf } of flatten<ReferenceArray>(gradients, isReferenceArray)) {
    const ours = outputOf(given, `gradient:${path}`, leaf)
    largest.see(relativeL2(ours, leaf.data), at + path)
  }
}

function compareDisplacements(state: Tree<HostArray>, { before, after, steps }: ParityCase, largest: Largest): void {
  const oursAt = new Map(flatten<HostArray>(state, isHostArray).map(({ path, leaf }) => [path, leaf.data]))
  const beforeAt = new Map(referenceLeaves(before).map(({ path, leaf }) => [path, leaf.data]))
  for (const { path, leaf } of referenceLeaves(after)) {
    const start = beforeAt.get(path)!
    const ours = oursAt.get(path)
    if (ours?.length !== leaf.data.length) throw new ParityError(`the state has no array like the reference’s ${path}.`)
    largest.see(displacementError(ours, start, leaf.data, steps.length), path)
  }
}

/** Rounding below this share of the displacement needs no allowance. */
const NEGLIGIBLE_ROUNDING = 1e-4

/**
 * Relative L2 of the displacement. Where a tensor moves so little that float32 itself, which stores each entry to half
 * a unit in the last place after each step, would be most of it (target networks), less that.
 */
function displacementError(ours: Float32Array, start: Float64Array, end: Float64Array, steps: number): number {
  const begun = Float32Array.from(start)
  let difference = 0
  let norm = 0
  let rounding = 0
  for (const [index, value] of end.entries()) {
    const displacement = value - start[index]!
    difference += (ours[index]! - begun[index]! - displacement) ** 2
    norm += displacement ** 2
    rounding += (steps * halfUnitInLastPlace(value)) ** 2
  }
  const error = difference === 0 ? 0 : Math.sqrt(difference / norm)
  const unavoidable = Math.sqrt(rounding / norm)
  return unavoidable < NEGLIGIBLE_ROUNDING ? error : Math.max(0, error - unavoidable)
}

/** Half the distance between neighbouring float32 numbers of this size. */
function halfUnitInLastPlace(value: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(value))) - 24)
}

function referenceLeaves(tree: ReferenceTree) {
  return flatten<ReferenceArray>(tree, isReferenceArray)
}

function outputOf(outputs: Record<string, Numbers>, name: string, reference: ReferenceArray): Numbers {
  const ours = outputs[name]
  if (ours?.length !== reference.data.length) {
    throw new ParityError(`the step gives ${ours?.length ?? 'no'} numbers for "${name}", not ${reference.data.length}.`)
  }
  return ours
}

function relativeToOne(ours: number, reference: number): number {
  return Math.abs(ours - reference) / Math.max(1, Math.abs(reference))
}

/** ||ours - reference|| / ||reference||; a reference of zero allows nothing but zero. */
function relativeL2(ours: Numbers, reference: Float64Array): number {
  let difference = 0
  let norm = 0
  for (const [index, value] of reference.entries()) {
    difference += (ours[index]! - value) ** 2
    norm += value ** 2
  }
  return difference === 0 ? 0 : Math.sqrt(difference / norm)
}
