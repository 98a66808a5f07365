// Reductions over the middle of row-major [outer, reduced, inner], and kernels that follow indices.

const SUM: i32 = 0
const MAX: i32 = 1
const MIN: i32 = 2
const PROD: i32 = 3

// @ts-ignore: decorator
@inline
function combine(kind: i32, a: v128, b: v128): v128 {
  if (kind == SUM) return f32x4.add(a, b)
  if (kind == MAX) return f32x4.max(a, b)
  if (kind == MIN) return f32x4.min(a, b)
  return f32x4.mul(a, b)
}

// @ts-ignore: decorator
@inline
function combineScalar(kind: i32, a: f32, b: f32): f32 {
  if (kind == SUM) return a + b
  if (kind == MAX) return max(a, b)
  if (kind == MIN) return min(a, b)
  return a * b
}

// @ts-ignore: decorator
@inline
function identity(kind: i32): f32 {
  if (kind == SUM) return 0
  if (kind == MAX) return -Infinity
  if (kind == MIN) return Infinity
  return 1
}

// @ts-ignore: decorator
@inline
function rows(kind: i32, outer: i32, reduced: i32, input: usize, output: usize): void {
  for (let o = 0; o < outer; o++) {
    let s0 = f32x4.splat(identity(kind))
    let s1 = s0
    let r = 0
    for (; r + 8 <= reduced; r += 8) {
      s0 = combine(kind, s0, v128.load(input))
      s1 = combine(kind, s1, v128.load(input, 16))
      input += 32
    }
    s0 = combine(kind, s0, s1)
    let value = combineScalar(
      kind,
      combineScalar(kind, f32x4.extract_lane(s0, 0), f32x4.extract_lane(s0, 1)),
      combineScalar(kind, f32x4.extract_lane(s0, 2), f32x4.extract_lane(s0, 3)),
    )
    for (; r < reduced; r++) {
      value = combineScalar(kind, value, load<f32>(input))
      input += 4
    }
    store<f32>(output, value)
    output += 4
  }
}

// @ts-ignore: decorator
@inline
function columns(kind: i32, outer: i32, reduced: i32, inner: i32, input: usize, output: usize): void {
  const row = <usize>inner << 2
  for (let o = 0; o < outer; o++) {
    let i = 0
    for (; i + 16 <= inner; i += 16) {
      let at = input + (<usize>i << 2)
      let s0 = f32x4.splat(identity(kind))
      let s1 = s0
      let s2 = s0
      let s3 = s0
      for (let r = 0; r < reduced; r++) {
        s0 = combine(kind, s0, v128.load(at))
        s1 = combine(kind, s1, v128.load(at, 16))
        s2 = combine(kind, s2, v128.load(at, 32))
        s3 = combine(kind, s3, v128.load(at, 48))
        at += row
      }
      const to = output + (<usize>i << 2)
      v128.store(to, s0)
      v128.store(to, s1, 16)
      v128.store(to, s2, 32)
      v128.store(to, s3, 48)
    }
    for (; i + 4 <= inner; i += 4) {
      let at = input + (<usize>i << 2)
      let s = f32x4.splat(identity(kind))
      for (let r = 0; r < reduced; r++) {
        s = combine(kind, s, v128.load(at))
        at += row
      }
      v128.store(output + (<usize>i << 2), s)
    }
    for (; i < inner; i++) {
      let at = input + (<usize>i << 2)
      let value = identity(kind)
      for (let r = 0; r < reduced; r++) {
        value = combineScalar(kind, value, load<f32>(at))
        at += row
      }
      store<f32>(output + (<usize>i << 2), value)
    }
    input += row * reduced
    output += row
  }
}

/** kind: 0 sum, 1 max, 2 min, 3 product. */
export function reduce(kind: i32, outer: i32, reduced: i32, inner: i32, input: usize, output: usize): void {
  if (inner == 1) {
    if (kind == SUM) rows(SUM, outer, reduced, input, output)
    else if (kind == MAX) rows(MAX, outer, reduced, input, output)
    else if (kind == MIN) rows(MIN, outer, reduced, input, output)
    else rows(PROD, outer, reduced, input, output)
    return
  }
  if (kind == SUM) columns(SUM, outer, reduced, inner, input, output)
  else if (kind == MAX) columns(MAX, outer, reduced, inner, input, output)
  else if (kind == MIN) columns(MIN, outer, reduced, inner, input, output)
  else columns(PROD, outer, reduced, inner, input, output)
}

/** The first index of the largest (sign 1) or smallest (sign -1) element. */
export function indexOfExtreme(sign: f32, outer: i32, reduced: i32, inner: i32, input: usize, output: usize): void {
  const row = <usize>inner << 2
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let at = input + (<usize>i << 2)
      let best = load<f32>(at) * sign
      let index = 0
      for (let r = 1; r < reduced; r++) {
        at += row
        const value = load<f32>(at) * sign
        if (value > best) {
          best = value
          index = r
        }
      }
      store<f32>(output, <f32>index)
      output += 4
    }
    input += row * reduced
  }
}

export function cumulativeSum(outer: i32, reduced: i32, inner: i32, input: usize, output: usize): void {
  const row = <usize>inner << 2
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let sum: f32 = 0
      let at = <usize>i << 2
      for (let r = 0; r < reduced; r++) {
        sum += load<f32>(input + at)
        store<f32>(output + at, sum)
        at += row
      }
    }
    input += row * reduced
    output += row * reduced
  }
}

/** Rows of `width` by index; zeros for an index outside of 0 .. rows - 1. */
export function gather(rows: i32, count: i32, width: i32, input: usize, indices: usize, output: usize): void {
  const bytes = <usize>width << 2
  for (let i = 0; i < count; i++) {
    const index = load<f32>(indices + (<usize>i << 2))
    if (index >= 0 && index < <f32>rows) memory.copy(output, input + <usize>index * bytes, bytes)
    else memory.fill(output, 0, bytes)
    output += bytes
  }
}

/** Sums of rows by segment; rows of other segments are left out. */
export function segmentSum(
  segmentCount: i32, count: i32, width: i32, input: usize, segments: usize, output: usize,
): void {
  const bytes = <usize>width << 2
  memory.fill(output, 0, <usize>segmentCount * bytes)
  for (let i = 0; i < count; i++) {
    const segment = load<f32>(segments + (<usize>i << 2))
    if (segment >= 0 && segment < <f32>segmentCount) {
      const to = output + <usize>segment * bytes
      for (let j: usize = 0; j < bytes; j += 4) store<f32>(to + j, load<f32>(to + j) + load<f32>(input + j))
    }
    input += bytes
  }
}
