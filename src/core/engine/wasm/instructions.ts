/** WebAssembly instructions as bytes. Operands come first, as on the stack machine; the names are the specification's. */
export type Code = readonly number[]

export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest === 0 ? low : low | 0x80)
  } while (rest !== 0)
  return bytes
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

function float32Bytes(value: number): number[] {
  return [...new Uint8Array(Float32Array.of(value).buffer)]
}

function memoryArgument(offset: number, alignment: number): number[] {
  return [alignment, ...unsigned(offset)]
}

const simd =
  (opcode: number) =>
  (...operands: Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(opcode)]

export const local = {
  get: (index: number): Code => [0x20, ...unsigned(index)],
  set: (index: number, value: Code): Code => [...value, 0x21, ...unsigned(index)],
  tee: (index: number, value: Code): Code => [...value, 0x22, ...unsigned(index)],
}

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  sub: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
}

export const f32 = {
  toF64: (a: Code): Code => [...a, 0xbb],
  fromF64: (a: Code): Code => [...a, 0xb6],
}

export function call(index: number, ...operands: Code[]): Code {
  return [...operands.flat(), 0x10, ...unsigned(index)]
}

/** The body at least once, and again while `condition` (an i32) is not zero. */
export function loopWhile(body: Code, condition: Code): Code {
  return [0x03, 0x40, ...body, ...condition, 0x0d, 0x00, 0x0b]
}

export const v128 = {
  load: (address: Code, offset: number): Code => [...address, 0xfd, 0x00, ...memoryArgument(offset, 2)],
  load32Splat: (address: Code, offset: number): Code => [...address, 0xfd, 0x09, ...memoryArgument(offset, 2)],
  load32Lane: (address: Code, offset: number, vector: Code, lane: number): Code => [
    ...address,
    ...vector,
    0xfd,
    0x56,
    ...memoryArgument(offset, 2),
    lane,
  ],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    0xfd,
    0x0b,
    ...memoryArgument(offset, 2),
  ],
  store32Lane: (address: Code, offset: number, value: Code, lane: number): Code => [
    ...address,
    ...value,
    0xfd,
    0x5a,
    ...memoryArgument(offset, 2),
    lane,
  ],
  and: simd(0x4e),
  or: simd(0x50),
  /** Bits of a where those of `mask` are set, else of b. */
  bitselect: (a: Code, b: Code, mask: Code): Code => simd(0x52)(a, b, mask),
}

export const f32x4 = {
  const: (value: number): Code => {
    const bytes = float32Bytes(value)
    return [0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes]
  },
  extractLane: (a: Code, lane: number): Code => [...a, 0xfd, 0x1f, lane],
  replaceLane: (a: Code, lane: number, value: Code): Code => [...a, ...value, 0xfd, 0x20, lane],
  eq: simd(0x41),
  ne: simd(0x42),
  lt: simd(0x43),
  gt: simd(0x44),
  le: simd(0x45),
  ge: simd(0x46),
  ceil: simd(0x67),
  floor: simd(0x68),
  trunc: simd(0x69),
  nearest: simd(0x6a),
  abs: simd(0xe0),
  neg: simd(0xe1),
  sqrt: simd(0xe3),
  add: simd(0xe4),
  sub: simd(0xe5),
  mul: simd(0xe6),
  div: simd(0xe7),
  min: simd(0xe8),
  max: simd(0xe9),
  /** b < a ? b : a */
  pmin: simd(0xea),
  /** a < b ? b : a */
  pmax: simd(0xeb),
  fromI32x4: simd(0xfa),
}

export const i32x4 = {
  const: (value: number): Code => {
    const bytes = [...new Uint8Array(Int32Array.of(value).buffer)]
    return [0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes]
  },
  shl: (a: Code, count: number): Code => simd(0xab)(a, i32.const(count)),
  shrS: (a: Code, count: number): Code => simd(0xac)(a, i32.const(count)),
  shrU: (a: Code, count: number): Code => simd(0xad)(a, i32.const(count)),
  add: simd(0xae),
  sub: simd(0xb1),
  /** Towards zero; NaN gives 0. */
  fromF32x4: simd(0xf8),
}
