import { type Code, call, f32x4, i32x4, local, v128 } from './instructions'
import type { FunctionDefinition } from './module'

/** Four values at once of the functions that training steps use much; Cephes' float32 polynomials (Moshier). */
export type MathFunction = 'exp' | 'expm1' | 'log' | 'log1p' | 'tanh' | 'sigmoid' | 'softplus'

type IndexOf = (name: MathFunction) => number

const { add, sub, mul, div } = f32x4
const number = f32x4.const
const X = local.get(0)
const one = number(1)

/** Coefficients from the highest power down. */
function polynomial(x: Code, coefficients: readonly number[]): Code {
  return coefficients
    .slice(1)
    .reduce<Code>((sum, coefficient) => add(mul(sum, x), number(coefficient)), number(coefficients[0]!))
}

/** Where `mask` (all bits or none), `a`; else `b`. */
const choose = (mask: Code, a: Code, b: Code): Code => v128.bitselect(a, b, mask)

const EXP = [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1]
const LN2_HIGH = 0.693359375
const LN2_LOW = -2.1219444e-4
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]
const TANH = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1]

/** 2^n for an integer vector within -126 .. 127. */
const powerOfTwo = (n: Code): Code => i32x4.shl(i32x4.add(n, i32x4.const(127)), 23)

/** x = n ln 2 + r; e^r by polynomial; the scale 2^n in two factors, so that results may be infinite or denormal. */
function exp(): Code {
  const [n, r, whole] = [1, 2, 3]
  return [
    ...local.set(0, f32x4.pmin(f32x4.pmax(X, number(-104)), number(89))),
    ...local.set(n, f32x4.nearest(mul(X, number(Math.LOG2E)))),
    ...local.set(r, sub(sub(X, mul(local.get(n), number(LN2_HIGH))), mul(local.get(n), number(LN2_LOW)))),
    ...local.set(whole, i32x4.fromF32x4(local.get(n))),
    ...local.set(n, add(add(mul(polynomial(local.get(r), EXP), mul(local.get(r), local.get(r))), local.get(r)), one)),
    ...local.set(r, i32x4.shrS(local.get(whole), 1)),
    ...mul(mul(local.get(n), powerOfTwo(local.get(r))), powerOfTwo(i32x4.sub(local.get(whole), local.get(r)))),
  ]
}

function expm1(index: IndexOf): Code {
  const small = add(mul(polynomial(X, EXP), mul(X, X)), X)
  return choose(f32x4.lt(f32x4.abs(X), number(0.34)), small, sub(call(index('exp'), X), one))
}

/** x = 2^e m with m about 1; denormals are scaled up first. */
function log(): Code {
  const [given, e, m, z] = [1, 2, 3, 4]
  const tiny = f32x4.lt(X, number(1.17549435e-38))
  const low = f32x4.lt(local.get(m), number(Math.SQRT1_2))
  return [
    ...local.set(given, X),
    ...local.set(e, v128.and(tiny, number(-23))),
    ...local.set(0, choose(tiny, mul(X, number(8388608)), X)),
    ...local.set(e, add(local.get(e), f32x4.fromI32x4(i32x4.sub(i32x4.shrU(X, 23), i32x4.const(126))))),
    ...local.set(m, v128.or(v128.and(X, i32x4.const(0x007fffff)), number(0.5))),
    ...local.set(e, sub(local.get(e), v128.and(low, one))),
    ...local.set(m, sub(add(local.get(m), v128.and(low, local.get(m))), one)),
    ...local.set(z, mul(local.get(m), local.get(m))),
    ...local.set(
      0,
      add(mul(mul(polynomial(local.get(m), LOG), local.get(m)), local.get(z)), mul(local.get(e), number(LN2_LOW))),
    ),
    ...local.set(
      0,
      add(add(local.get(m), sub(X, mul(local.get(z), number(0.5)))), mul(local.get(e), number(LN2_HIGH))),
    ),
    ...choose(
      f32x4.gt(local.get(given), number(0)),
      choose(f32x4.eq(local.get(given), number(Number.POSITIVE_INFINITY)), local.get(given), X),
      choose(f32x4.eq(local.get(given), number(0)), number(Number.NEGATIVE_INFINITY), number(Number.NaN)),
    ),
  ]
}

/** Kahan: the rounding error of 1 + x undone by the quotient. */
function log1p(index: IndexOf): Code {
  const u = 1
  const corrected = mul(call(index('log'), local.get(u)), div(X, sub(local.get(u), one)))
  return [
    ...local.set(u, add(X, one)),
    ...choose(
      v128.or(f32x4.eq(local.get(u), one), f32x4.eq(local.get(u), number(Number.POSITIVE_INFINITY))),
      X,
      corrected,
    ),
  ]
}

function tanh(index: IndexOf): Code {
  const [magnitude, z] = [1, 2]
  const small = add(mul(mul(polynomial(local.get(z), TANH), local.get(z)), X), X)
  const exponential = call(index('exp'), add(local.get(magnitude), local.get(magnitude)))
  const large = sub(one, div(number(2), add(exponential, one)))
  const sign = v128.and(X, i32x4.const(0x80000000 | 0))
  return [
    ...local.set(magnitude, f32x4.abs(X)),
    ...local.set(z, mul(X, X)),
    ...choose(f32x4.lt(local.get(magnitude), number(0.625)), small, v128.or(large, sign)),
  ]
}

function sigmoid(index: IndexOf): Code {
  return div(one, add(one, call(index('exp'), f32x4.neg(X))))
}

/** max(x, 0) + log(1 + e^-|x|) */
function softplus(index: IndexOf): Code {
  const tail = call(index('log1p'), call(index('exp'), f32x4.neg(f32x4.abs(X))))
  return add(f32x4.max(X, number(0)), tail)
}

const bodies: Record<MathFunction, { locals: number; body: (index: IndexOf) => Code }> = {
  exp: { locals: 3, body: exp },
  expm1: { locals: 0, body: expm1 },
  log: { locals: 4, body: log },
  log1p: { locals: 1, body: log1p },
  tanh: { locals: 2, body: tanh },
  sigmoid: { locals: 0, body: sigmoid },
  softplus: { locals: 0, body: softplus },
}

export const mathFunctions = Object.keys(bodies) as MathFunction[]

export function defineMathFunction(name: MathFunction, index: IndexOf): FunctionDefinition {
  const { locals, body } = bodies[name]
  return { parameters: ['v128'], results: ['v128'], locals: new Array(locals).fill('v128'), body: body(index) }
}
