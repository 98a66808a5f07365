import { exp, expm1, log, log1p, tanh } from '../../mathematics/exponential'
import { acos, atan, atan2 } from '../../mathematics/inverse-trigonometric'
import { cos, sin } from '../../mathematics/trigonometric'

/**
 * The elementwise operations of the graph. tfjs's other elementwise kernels are written with these when they are
 * traced. Truth is 1 and falsehood 0, and all numbers are float32, as tfjs's own backends have it.
 */
export type UnaryOperation =
  | 'copy'
  | 'neg'
  | 'abs'
  | 'sqrt'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'relu'
  | 'step'
  | 'sign'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'trunc'
  | 'not'
  | 'isNaN'
  | 'isFinite'
  | 'isInf'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'erf'

export type BinaryOperation =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'max'
  | 'min'
  | 'pow'
  | 'atan2'
  | 'mod'
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'lessEqual'
  | 'greater'
  | 'greaterEqual'
  | 'and'
  | 'or'

export type Operation = UnaryOperation | BinaryOperation | 'select'

/** What each operation computes for one element; the yardstick for all executors. */
export const scalarFunctions: Record<Operation, (a: number, b: number, c: number) => number> = {
  copy: (a) => a,
  neg: (a) => -a,
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp,
  expm1,
  log,
  log1p,
  tanh,
  sigmoid: (a) => 1 / (1 + exp(-a)),
  softplus: (a) => Math.max(a, 0) + log1p(exp(-Math.abs(a))),
  relu: (a) => Math.max(a, 0),
  step: (a) => (a > 0 ? 1 : a <= 0 ? 0 : Number.NaN),
  sign: (a) => (a > 0 ? 1 : a < 0 ? -1 : a),
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfToEven,
  trunc: Math.trunc,
  not: (a) => (a === 0 ? 1 : 0),
  isNaN: (a) => (Number.isNaN(a) ? 1 : 0),
  isFinite: (a) => (Number.isFinite(a) ? 1 : 0),
  isInf: (a) => (Math.abs(a) === Number.POSITIVE_INFINITY ? 1 : 0),
  sin,
  cos,
  tan: Math.tan,
  asin: Math.asin,
  acos,
  atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  erf,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: (a, b) => Math.max(a, b),
  min: (a, b) => Math.min(a, b),
  pow: (a, b) => a ** b,
  atan2,
  mod: floorModulo,
  equal: (a, b) => (a === b ? 1 : 0),
  notEqual: (a, b) => (a !== b ? 1 : 0),
  less: (a, b) => (a < b ? 1 : 0),
  lessEqual: (a, b) => (a <= b ? 1 : 0),
  greater: (a, b) => (a > b ? 1 : 0),
  greaterEqual: (a, b) => (a >= b ? 1 : 0),
  and: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  or: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
  select: (condition, a, b) => (condition !== 0 ? a : b),
}

export const commutative: ReadonlySet<Operation> = new Set(['add', 'mul', 'equal', 'notEqual', 'and', 'or'])

function roundHalfToEven(x: number): number {
  const base = Math.floor(x)
  if (x - base !== 0.5) return Math.round(x)
  return base % 2 === 0 ? base : base + 1
}

function floorModulo(a: number, b: number): number {
  const remainder = a % b
  return a < 0 === b < 0 ? remainder : (remainder + b) % b
}

/** Abramowitz and Stegun 7.1.26, as tfjs computes it. */
function erf(x: number): number {
  const v = Math.abs(x)
  const t = 1 / (1 + 0.3275911 * v)
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  return Math.sign(x) * (1 - polynomial * exp(-v * v))
}
