import type { Operation } from '../graph/operations'
import { type Code, call, f32, f32x4, v128 } from './instructions'
import { type MathFunction, mathFunctions } from './math-functions'

/** Where the functions are that operations call. */
export interface Functions {
  readonly math: (name: MathFunction) => number
  /** Of JavaScript, one float64 at a time: for operations that training steps use little. */
  readonly host: (operation: Operation) => number
}

type Simd = (a: Code, b: Code, c: Code) => Code

const zero = f32x4.const(0)
const one = f32x4.const(1)
const truth = (mask: Code): Code => v128.and(mask, one)
const isTrue = (a: Code): Code => f32x4.ne(a, zero)

const direct: Partial<Record<Operation, Simd>> = {
  copy: (a) => a,
  neg: (a) => f32x4.neg(a),
  abs: (a) => f32x4.abs(a),
  sqrt: (a) => f32x4.sqrt(a),
  relu: (a) => f32x4.pmax(a, zero),
  floor: (a) => f32x4.floor(a),
  ceil: (a) => f32x4.ceil(a),
  round: (a) => f32x4.nearest(a),
  trunc: (a) => f32x4.trunc(a),
  not: (a) => truth(f32x4.eq(a, zero)),
  isNaN: (a) => truth(f32x4.ne(a, a)),
  isFinite: (a) => truth(f32x4.lt(f32x4.abs(a), f32x4.const(Number.POSITIVE_INFINITY))),
  isInf: (a) => truth(f32x4.eq(f32x4.abs(a), f32x4.const(Number.POSITIVE_INFINITY))),
  step: (a) => v128.bitselect(truth(f32x4.gt(a, zero)), a, f32x4.eq(a, a)),
  add: (a, b) => f32x4.add(a, b),
  sub: (a, b) => f32x4.sub(a, b),
  mul: (a, b) => f32x4.mul(a, b),
  div: (a, b) => f32x4.div(a, b),
  max: (a, b) => f32x4.max(a, b),
  min: (a, b) => f32x4.min(a, b),
  equal: (a, b) => truth(f32x4.eq(a, b)),
  notEqual: (a, b) => truth(f32x4.ne(a, b)),
  less: (a, b) => truth(f32x4.lt(a, b)),
  lessEqual: (a, b) => truth(f32x4.le(a, b)),
  greater: (a, b) => truth(f32x4.gt(a, b)),
  greaterEqual: (a, b) => truth(f32x4.ge(a, b)),
  and: (a, b) => truth(v128.and(isTrue(a), isTrue(b))),
  or: (a, b) => truth(v128.or(isTrue(a), isTrue(b))),
  select: (condition, a, b) => v128.bitselect(a, b, isTrue(condition)),
}

export function needsWorker(operation: Operation): boolean {
  return direct[operation] === undefined && !isMathFunction(operation)
}

function isMathFunction(operation: Operation): operation is MathFunction {
  return (mathFunctions as Operation[]).includes(operation)
}

/** `operation` on the first `lanes` lanes; operands are cheap to repeat (locals). */
export function emitOperation(operation: Operation, operands: Code[], lanes: number, functions: Functions): Code {
  const simd = direct[operation]
  if (simd !== undefined) return simd(operands[0]!, operands[1] ?? [], operands[2] ?? [])
  if (isMathFunction(operation)) return call(functions.math(operation), operands[0]!)
  let result = operands[0]!
  for (let lane = 0; lane < lanes; lane++) {
    const values = operands.map((operand) => f32.toF64(f32x4.extractLane(operand, lane)))
    result = f32x4.replaceLane(result, lane, f32.fromF64(call(functions.host(operation), ...values)))
  }
  return result
}
