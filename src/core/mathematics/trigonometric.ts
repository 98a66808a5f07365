import { reduceLarge } from './reduce-large'
import { fromWords, highWord } from './words'

/*
 * After FreeBSD's msun k_sin.c, k_cos.c and e_rem_pio2.c:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
 * is freely granted, provided that this notice is preserved.
 */

/** Of the last reduction: what is left has a high part, which is returned, and this low part. */
let low = 0
/** How many right angles the last reduction took off; only modulo 4 matters. */
let quarter = 0

/** Sine of an angle in radians, error below 1 unit in the last place. */
export function sin(x: number): number {
  const size = highWord(x) & 0x7fffffff
  if (size <= 0x3fe921fb) return size < 0x3e400000 ? x : sinePart(x, 0)
  if (size >= 0x7ff00000) return Number.NaN
  const y = reduce(x)
  const part = quarter & 1 ? cosinePart(y, low) : sinePart(y, low)
  return quarter & 2 ? -part : part
}

/** Cosine of an angle in radians, error below 1 unit in the last place. */
export function cos(x: number): number {
  const size = highWord(x) & 0x7fffffff
  if (size <= 0x3fe921fb) return cosinePart(x, 0)
  if (size >= 0x7ff00000) return Number.NaN
  const y = reduce(x)
  const part = quarter & 1 ? sinePart(y, low) : cosinePart(y, low)
  return (quarter + 1) & 2 ? -part : part
}

/** sin(x + y) for |x| up to pi / 4 and a y that is small against it. */
function sinePart(x: number, y: number): number {
  const z = x * x
  const v = z * x
  const r =
    0.00833333333332249 +
    z * (-1.984126982985795e-4 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))
  if (y === 0) return x + v * (-0.16666666666666632 + z * r)
  return x - (z * (0.5 * y - v * r) - y - v * -0.16666666666666632)
}

/** cos(x + y), likewise. */
function cosinePart(x: number, y: number): number {
  const size = highWord(x) & 0x7fffffff
  if (size < 0x3e400000) return 1
  const z = x * x
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))))
  if (size < 0x3fd33333) return 1 - (0.5 * z - (z * r - x * y))
  const part = size > 0x3fe90000 ? 0.28125 : fromWords(size - 0x200000, 0)
  return 1 - part - (0.5 * z - part - (z * r - x * y))
}

const RIGHT_ANGLE_1 = 1.5707963267341256
const RIGHT_ANGLE_1_REST = 6.077100506506192e-11
const RIGHT_ANGLE_2 = 6.077100506303966e-11
const RIGHT_ANGLE_2_REST = 2.0222662487959506e-21
const RIGHT_ANGLE_3 = 2.0222662487111665e-21
const RIGHT_ANGLE_3_REST = 8.4784276603689e-32
/** Beyond 2^19 pi the right angle's three parts no longer carry enough digits. */
const LARGEST_MEDIUM = 0x413921fb

/** Takes right angles off x until at most half of one is left; counts them in `quarter`, leaves the rest's rest in `low`. */
function reduce(x: number): number {
  const size = highWord(x) & 0x7fffffff
  if (size > LARGEST_MEDIUM) {
    const reduced = reduceLarge(x)
    quarter = reduced.quarter
    low = reduced.low
    return reduced.high
  }
  const positive = Math.abs(x)
  const count = size < 0x4002d97c ? 1 : Math.trunc(positive * 0.6366197723675814 + 0.5)
  let r = positive - count * RIGHT_ANGLE_1
  let w = count * RIGHT_ANGLE_1_REST
  let y = r - w
  const exponent = size >> 20
  if (exponent - ((highWord(y) >> 20) & 0x7ff) > 16) {
    let t = r
    w = count * RIGHT_ANGLE_2
    r = t - w
    w = count * RIGHT_ANGLE_2_REST - (t - r - w)
    y = r - w
    if (exponent - ((highWord(y) >> 20) & 0x7ff) > 49) {
      t = r
      w = count * RIGHT_ANGLE_3
      r = t - w
      w = count * RIGHT_ANGLE_3_REST - (t - r - w)
      y = r - w
    }
  }
  low = r - y - w
  quarter = count & 3
  if (x > 0) return y
  quarter = -count & 3
  low = -low
  return -y
}
