/** 2 / pi times 2^1216. */
const TWO_OVER_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
)
const BITS = 1216n
/** pi / 2 times 2^121. */
const RIGHT_ANGLE = BigInt('0x3243f6a8885a308d313198a2e037073')
const RIGHT_ANGLE_BITS = 121n
const KEPT = 128n

/** What is left of an angle when right angles are taken off: high + low, at most half a right angle. */
export interface Reduced {
  readonly quarter: number
  readonly high: number
  readonly low: number
}

/**
 * Reduction of an angle above 2^19 pi, exact by whole numbers: of its product with 2 / pi all but the last two bits before
 * the point are full turns. Slow; no simulation comes here.
 */
export function reduceLarge(x: number): Reduced {
  let exponent = -33
  // 2^20 or more: with 33 bits behind the point every such double is a whole number.
  let mantissa = Math.abs(x)
  while (mantissa >= 2 ** 53) {
    mantissa /= 2
    exponent++
  }
  const whole = BigInt(Math.round(mantissa * 2 ** 33))
  const product = exponent < 0 ? (whole * TWO_OVER_PI) >> BigInt(-exponent) : (whole * TWO_OVER_PI) << BigInt(exponent)
  let quarter = Number((product >> BITS) & 3n)
  let share = BigInt.asUintN(Number(BITS), product) >> (BITS - KEPT)
  if (share >> (KEPT - 1n)) {
    quarter += 1
    share -= 1n << KEPT
  }
  const rest = share * RIGHT_ANGLE
  const unit = 2 ** -Number(KEPT + RIGHT_ANGLE_BITS)
  const high = Number(rest) * unit
  const low = Number(rest - BigInt(Number(rest))) * unit
  return x > 0 ? { quarter: quarter & 3, high, low } : { quarter: -quarter & 3, high: -high, low: -low }
}
