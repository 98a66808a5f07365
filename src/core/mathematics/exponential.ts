import { fromWords, highWord, withHighWord } from './words'

/*
 * After FreeBSD's msun e_exp.c, s_expm1.c, e_log.c, s_log1p.c and s_tanh.c:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
 * is freely granted, provided that this notice is preserved.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const INVERSE_LN2 = Math.LOG2E
const LARGEST_EXPONENT = 709.782712893384
const SMALLEST_EXPONENT = -745.1332191019411
const TWO_1023 = 2 ** 1023

/** e^x, error below 1 unit in the last place. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY
  if (x < SMALLEST_EXPONENT) return 0
  const high = highWord(x) & 0x7fffffff
  let k = 0
  let above = 0
  let below = 0
  let r = x
  if (high > 0x3fd62e42) {
    if (high < 0x3ff0a2b2) {
      if (x === 1) return Math.E
      k = x > 0 ? 1 : -1
    } else {
      k = Math.trunc(INVERSE_LN2 * x + (x > 0 ? 0.5 : -0.5))
    }
    above = x - k * LN2_HIGH
    below = k * LN2_LOW
    r = above - below
  } else if (high < 0x3e300000) {
    return 1 + x
  }
  const t = r * r
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  if (k === 0) return 1 - ((r * c) / (c - 2) - r)
  const y = 1 - (below - (r * c) / (2 - c) - above)
  if (k === 1024) return y * 2 * TWO_1023
  if (k >= -1021) return y * fromWords(0x3ff00000 + (k << 20), 0)
  return y * fromWords(0x3ff00000 + ((k + 1000) << 20), 0) * fromWords(0x01700000, 0)
}

/** e^x - 1, exact where x is small; error below 1 unit in the last place. */
export function expm1(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY
  const high = highWord(x) & 0x7fffffff
  if (high >= 0x4043687a && x < 0) return -1
  let k = 0
  let r = x
  let correction = 0
  if (high > 0x3fd62e42) {
    k = high < 0x3ff0a2b2 ? (x > 0 ? 1 : -1) : Math.trunc(INVERSE_LN2 * x + (x > 0 ? 0.5 : -0.5))
    const above = x - k * LN2_HIGH
    const below = k * LN2_LOW
    r = above - below
    correction = above - r - below
  } else if (high < 0x3c900000) {
    return x
  }
  const half = 0.5 * r
  const square = r * half
  const r1 =
    1 +
    square *
      (-0.03333333333333313 +
        square *
          (0.0015873015872548146 +
            square * (-7.93650757867488e-5 + square * (4.008217827329362e-6 + square * -2.0109921818362437e-7))))
  const t = 3 - r1 * half
  let e = square * ((r1 - t) / (6 - r * t))
  if (k === 0) return r - (r * e - square)
  e = r * (e - correction) - correction - square
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
  const power = fromWords(0x3ff00000 + (k << 20), 0)
  if (k <= -2 || k > 56) {
    const y = 1 - (e - r)
    return (k === 1024 ? y * 2 * TWO_1023 : y * power) - 1
  }
  if (k < 20) return (fromWords(0x3ff00000 - (0x200000 >> k), 0) - (e - r)) * power
  return (r - (e + fromWords((0x3ff - k) << 20, 0)) + 1) * power
}

const L1 = 0.6666666666666735
const L2 = 0.3999999999940942
const L3 = 0.2857142874366239
const L4 = 0.22222198432149784
const L5 = 0.1818357216161805
const L6 = 0.15313837699209373
const L7 = 0.14798198605116586

/** The natural logarithm, error below 1 unit in the last place. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  const normal = x < 2 ** -1022 ? x * 2 ** 54 : x
  let high = highWord(normal)
  let k = (high >> 20) - (normal === x ? 1023 : 1077)
  high &= 0xfffff
  const upper = (high + 0x95f64) & 0x100000
  const f = withHighWord(normal, high | (upper ^ 0x3ff00000)) - 1
  k += upper >> 20
  if ((0xfffff & (2 + high)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW
    const r = f * f * (0.5 - 0.3333333333333333 * f)
    return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const t1 = w * (L2 + w * (L4 + w * L6))
  const t2 = z * (L1 + w * (L3 + w * (L5 + w * L7)))
  const r = t2 + t1
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f
    if (k === 0) return f - (half - s * (half + r))
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f)
  }
  if (k === 0) return f - s * (f - r)
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f)
}

/** log(1 + x), exact where x is small; error below 1 unit in the last place. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  const high = highWord(x)
  const size = high & 0x7fffffff
  if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5
  let k = 0
  let f = x
  let upper = 1
  let correction = 0
  // Outside about [-0.29, 0.41] the exponent of 1 + x is taken off first.
  if (high >= 0x3fda827a || (high <= 0 && high > (0xbfd2bec4 | 0))) {
    const u = high < 0x43400000 ? 1 + x : x
    upper = highWord(u)
    k = (upper >> 20) - 1023
    if (high < 0x43400000) correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u
    upper &= 0xfffff
    if (upper < 0x6a09e) {
      f = withHighWord(u, upper | 0x3ff00000) - 1
    } else {
      k += 1
      f = withHighWord(u, upper | 0x3fe00000) - 1
      upper = (0x100000 - upper) >> 2
    }
  }
  const half = 0.5 * f * f
  if (upper === 0) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (correction + k * LN2_LOW)
    const r = half * (1 - 0.6666666666666666 * f)
    return k === 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + correction) - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))))
  if (k === 0) return f - (half - s * (half + r))
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + correction)) - f)
}

/** The hyperbolic tangent, error below 2 units in the last place. */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return x
  const size = Math.abs(x)
  if (size < 2 ** -28) return x
  if (size >= 22) return Math.sign(x)
  if (size >= 1) return Math.sign(x) * (1 - 2 / (expm1(2 * size) + 2))
  const t = expm1(-2 * size)
  return Math.sign(x) * (-t / (t + 2))
}
