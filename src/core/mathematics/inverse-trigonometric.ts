import { highWord, withoutLowWord } from './words'

/*
 * After FreeBSD's msun s_atan.c, e_atan2.c and e_acos.c:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
 * is freely granted, provided that this notice is preserved.
 */

const RIGHT_ANGLE = 1.5707963267948966
const RIGHT_ANGLE_REST = 6.123233995736766e-17
/** atan(1/2), atan(1), atan(3/2), atan(infinity). */
const HIGH = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, RIGHT_ANGLE]
const LOW = [2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, RIGHT_ANGLE_REST]

/** Arc tangent in [-pi / 2, pi / 2], error below 1 unit in the last place. */
export function atan(x: number): number {
  if (Number.isNaN(x)) return x
  const size = highWord(x) & 0x7fffffff
  if (size >= 0x44100000) return Math.sign(x) * (RIGHT_ANGLE + RIGHT_ANGLE_REST)
  let part = -1
  let r = x
  if (size < 0x3fdc0000) {
    if (size < 0x3e400000) return x
  } else {
    r = Math.abs(x)
    if (size < 0x3fe60000) {
      part = 0
      r = (2 * r - 1) / (2 + r)
    } else if (size < 0x3ff30000) {
      part = 1
      r = (r - 1) / (r + 1)
    } else if (size < 0x40038000) {
      part = 2
      r = (r - 1.5) / (1 + 1.5 * r)
    } else {
      part = 3
      r = -1 / r
    }
  }
  const z = r * r
  const w = z * z
  const odd =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 + w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))))
  const even =
    w *
    (-0.19999999999876483 +
      w * (-0.11111110405462356 + w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))))
  if (part < 0) return r - r * (odd + even)
  const angle = HIGH[part]! - (r * (odd + even) - LOW[part]! - r)
  return x < 0 ? -angle : angle
}

/** The angle of the point (x, y) in [-pi, pi], error below 2 units in the last place. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  const left = x < 0 || Object.is(x, -0)
  const below = y < 0 || Object.is(y, -0)
  if (y === 0 || x === 0 || !Number.isFinite(x) || !Number.isFinite(y))
    return below ? -onAxis(y, x, left) : onAxis(y, x, left)
  const steep = ((highWord(y) & 0x7fffffff) - (highWord(x) & 0x7fffffff)) >> 20
  if (steep > 60) return below ? -RIGHT_ANGLE : RIGHT_ANGLE
  const angle = left && steep < -60 ? 0 : atan(Math.abs(y / x))
  if (!left) return below ? -angle : angle
  return below ? angle - 2 * RIGHT_ANGLE_REST - Math.PI : Math.PI - (angle - 2 * RIGHT_ANGLE_REST)
}

/** The size of the angle where a coordinate is zero or infinite. */
function onAxis(y: number, x: number, left: boolean): number {
  if (y === 0) return left ? Math.PI : 0
  if (x === 0) return RIGHT_ANGLE
  if (Number.isFinite(x)) return RIGHT_ANGLE
  if (Number.isFinite(y)) return left ? Math.PI : 0
  return left ? 3 * (Math.PI / 4) : Math.PI / 4
}

/** Arc cosine in [0, pi], error below 1 unit in the last place; NaN outside [-1, 1]. */
export function acos(x: number): number {
  if (!(Math.abs(x) <= 1)) return Number.NaN
  if (x === 1) return 0
  if (x === -1) return Math.PI
  const size = highWord(x) & 0x7fffffff
  if (size < 0x3fe00000) {
    if (size <= 0x3c600000) return RIGHT_ANGLE + RIGHT_ANGLE_REST
    return RIGHT_ANGLE - (x - (RIGHT_ANGLE_REST - x * arcsinePart(x * x)))
  }
  if (x < 0) {
    const z = (1 + x) * 0.5
    const s = Math.sqrt(z)
    return Math.PI - 2 * (s + (arcsinePart(z) * s - RIGHT_ANGLE_REST))
  }
  const z = (1 - x) * 0.5
  const s = Math.sqrt(z)
  const upper = withoutLowWord(s)
  const rest = (z - upper * upper) / (s + upper)
  return 2 * (upper + (arcsinePart(z) * s + rest))
}

function arcsinePart(z: number): number {
  const p =
    z *
    (0.16666666666666666 +
      z *
        (-0.3255658186224009 +
          z *
            (0.20121253213486293 + z * (-0.04005553450067941 + z * (7.915349942898145e-4 + z * 3.479331075960212e-5)))))
  const q =
    1 + z * (-2.403394911734414 + z * (2.0209457602335057 + z * (-0.6882839716054533 + z * 0.07703815055590194)))
  return p / q
}
