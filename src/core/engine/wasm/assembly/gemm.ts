// C = epilogue(A B) for float32 matrices at any strides. Addresses and strides count bytes; C is row-major.
// A tile of 4 x 8 of C stays in registers; columns of B are read from where they lie, or from a packed panel.

const RELU: u32 = 1
const MASK: u32 = 2
const BIAS: u32 = 4

// @ts-ignore: decorator
@inline
function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

// @ts-ignore: decorator
@inline
function finish(value: v128, bias: v128, mask: usize, flags: u32): v128 {
  value = f32x4.add(value, bias)
  if (flags & RELU) value = f32x4.pmax(value, f32x4.splat(0))
  if (flags & MASK) value = v128.and(value, f32x4.gt(v128.load(mask), f32x4.splat(0)))
  return value
}

// @ts-ignore: decorator
@inline
function finishScalar(value: f32, bias: f32, mask: usize, flags: u32): f32 {
  value += bias
  if (flags & RELU) value = value < 0 ? 0 : value
  if (flags & MASK) value = load<f32>(mask) > 0 ? value : 0
  return value
}

/** Stores the first `width` of eight values of a row; `mask` lies as C does. */
// @ts-ignore: decorator
@inline
function storeRow(c: usize, mask: usize, left: v128, right: v128, bias: usize, width: i32, flags: u32): void {
  if (width == 8) {
    const b0 = flags & BIAS ? v128.load(bias) : f32x4.splat(0)
    const b1 = flags & BIAS ? v128.load(bias, 16) : f32x4.splat(0)
    v128.store(c, finish(left, b0, mask, flags))
    v128.store(c, finish(right, b1, mask + 16, flags), 16)
    return
  }
  storePart(c, mask, left, bias, width < 4 ? width : 4, flags)
  if (width > 4) storePart(c + 16, mask + 16, right, bias + 16, width - 4, flags)
}

function storePart(c: usize, mask: usize, values: v128, bias: usize, width: i32, flags: u32): void {
  for (let i = 0; i < width; i++) {
    const at = <usize>i << 2
    const b: f32 = flags & BIAS ? load<f32>(bias + at) : 0
    store<f32>(c + at, finishScalar(f32x4.extract_lane(values, 0), b, mask + at, flags))
    values = v128.shuffle<i32>(values, values, 1, 2, 3, 0)
  }
}

/** Eight columns of B from `b`, rows `bRow` apart, copied side by side; missing columns are zero. */
function pack(panel: usize, b: usize, k: i32, bRow: usize, bColumn: usize, width: i32): void {
  if (width == 8 && bColumn == 4) {
    for (let l = 0; l < k; l++) {
      v128.store(panel, v128.load(b))
      v128.store(panel, v128.load(b, 16), 16)
      b += bRow
      panel += 32
    }
    return
  }
  if (width == 8 && bRow == 4) {
    packTransposed(panel, b, k, bColumn)
    return
  }
  for (let l = 0; l < k; l++) {
    v128.store(panel, f32x4.splat(0))
    v128.store(panel, f32x4.splat(0), 16)
    for (let j = 0; j < width; j++) store<f32>(panel + (<usize>j << 2), load<f32>(b + <usize>j * bColumn))
    b += bRow
    panel += 32
  }
}

/** Columns that are contiguous along k: 4 x 4 blocks turned in registers. */
function packTransposed(panel: usize, b: usize, k: i32, bColumn: usize): void {
  let l = 0
  for (; l + 4 <= k; l += 4) {
    transposeBlock(panel, b, bColumn)
    transposeBlock(panel + 16, b + 4 * bColumn, bColumn)
    b += 16
    panel += 128
  }
  for (; l < k; l++) {
    for (let j: usize = 0; j < 8; j++) store<f32>(panel + (j << 2), load<f32>(b + j * bColumn))
    b += 4
    panel += 32
  }
}

// @ts-ignore: decorator
@inline
function transposeBlock(panel: usize, b: usize, bColumn: usize): void {
  const r0 = v128.load(b)
  const r1 = v128.load(b + bColumn)
  const r2 = v128.load(b + 2 * bColumn)
  const r3 = v128.load(b + 3 * bColumn)
  const t0 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5)
  const t1 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7)
  const t2 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5)
  const t3 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7)
  v128.store(panel, v128.shuffle<i64>(t0, t2, 0, 2))
  v128.store(panel, v128.shuffle<i64>(t0, t2, 1, 3), 32)
  v128.store(panel, v128.shuffle<i64>(t1, t3, 0, 2), 64)
  v128.store(panel, v128.shuffle<i64>(t1, t3, 1, 3), 96)
}

/** Four rows of A times eight columns. */
function tile4x8(
  c: usize, cRow: usize, mask: usize, bias: usize, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize,
  k: i32, width: i32, flags: u32,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0)
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0)
  let a1 = a + aRow
  let a2 = a1 + aRow
  let a3 = a2 + aRow
  let step: usize = 0
  for (let l = 0; l < k; l++) {
    const left = v128.load(b)
    const right = v128.load(b, 16)
    let x = v128.load32_splat(a + step)
    c00 = multiplyAdd(x, left, c00)
    c01 = multiplyAdd(x, right, c01)
    x = v128.load32_splat(a1 + step)
    c10 = multiplyAdd(x, left, c10)
    c11 = multiplyAdd(x, right, c11)
    x = v128.load32_splat(a2 + step)
    c20 = multiplyAdd(x, left, c20)
    c21 = multiplyAdd(x, right, c21)
    x = v128.load32_splat(a3 + step)
    c30 = multiplyAdd(x, left, c30)
    c31 = multiplyAdd(x, right, c31)
    b += bRow
    step += aColumn
  }
  storeRow(c, mask, c00, c01, bias, width, flags)
  storeRow(c + cRow, mask + cRow, c10, c11, bias, width, flags)
  storeRow(c + 2 * cRow, mask + 2 * cRow, c20, c21, bias, width, flags)
  storeRow(c + 3 * cRow, mask + 3 * cRow, c30, c31, bias, width, flags)
}

function tile1x8(
  c: usize, mask: usize, bias: usize, a: usize, aColumn: usize, b: usize, bRow: usize, k: i32, width: i32, flags: u32,
): void {
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0), d0 = f32x4.splat(0), d1 = f32x4.splat(0)
  let l = 0
  for (; l + 2 <= k; l += 2) {
    let x = v128.load32_splat(a)
    c0 = multiplyAdd(x, v128.load(b), c0)
    c1 = multiplyAdd(x, v128.load(b, 16), c1)
    a += aColumn
    b += bRow
    x = v128.load32_splat(a)
    d0 = multiplyAdd(x, v128.load(b), d0)
    d1 = multiplyAdd(x, v128.load(b, 16), d1)
    a += aColumn
    b += bRow
  }
  if (l < k) {
    const x = v128.load32_splat(a)
    c0 = multiplyAdd(x, v128.load(b), c0)
    c1 = multiplyAdd(x, v128.load(b, 16), c1)
  }
  storeRow(c, mask, f32x4.add(c0, d0), f32x4.add(c1, d1), bias, width, flags)
}

/** One column: a dot product per row of A, whose rows are contiguous; x is contiguous. */
function column(
  c: usize, mask: usize, bias: usize, a: usize, aRow: usize, x: usize, m: i32, k: i32, flags: u32,
): void {
  const b: f32 = flags & BIAS ? load<f32>(bias) : 0
  for (let i = 0; i < m; i++) {
    let s0 = f32x4.splat(0), s1 = f32x4.splat(0)
    let l = 0
    let at: usize = 0
    for (; l + 8 <= k; l += 8) {
      s0 = multiplyAdd(v128.load(a + at), v128.load(x + at), s0)
      s1 = multiplyAdd(v128.load(a + at, 16), v128.load(x + at, 16), s1)
      at += 32
    }
    s0 = f32x4.add(s0, s1)
    let sum: f32 = f32x4.extract_lane(s0, 0) + f32x4.extract_lane(s0, 1) +
      f32x4.extract_lane(s0, 2) + f32x4.extract_lane(s0, 3)
    for (; l < k; l++) {
      sum += load<f32>(a + at) * load<f32>(x + at)
      at += 4
    }
    store<f32>(c, finishScalar(sum, b, mask, flags))
    c += 4
    mask += 4
    a += aRow
  }
}

function matrix(
  m: i32, n: i32, k: i32, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, c: usize,
  bias: usize, mask: usize, flags: u32, panel: usize,
): void {
  if (n == 1 && aColumn == 4) {
    let x = b
    if (bRow != 4) {
      for (let l: usize = 0; l < <usize>k; l++) store<f32>(panel + (l << 2), load<f32>(b + l * bRow))
      x = panel
    }
    column(c, mask, bias, a, aRow, x, m, k, flags)
    return
  }
  if (n == 1 && aRow == 4 && !(flags & BIAS)) {
    // The transposed product has one row and m contiguous columns.
    n = m
    m = 1
    const rows = a
    a = b
    b = rows
    const along = aColumn
    aColumn = bRow
    bRow = along
    bColumn = 4
  }
  const cRow = <usize>n << 2
  for (let j = 0; j < n; j += 8) {
    const width = min(8, n - j)
    const at = <usize>j << 2
    let columns = b + <usize>j * bColumn
    let row = bRow
    // Reading in place is free while a panel's rows stay in the first cache; wide rows share few of its sets.
    if (width < 8 || bColumn != 4 || (m > 4 && bRow > 512)) {
      pack(panel, columns, k, bRow, bColumn, width)
      columns = panel
      row = 32
    }
    let i = 0
    let rowOfA = a
    let rowOfC = at
    for (; i + 4 <= m; i += 4) {
      tile4x8(c + rowOfC, cRow, mask + rowOfC, bias + at, rowOfA, aRow, aColumn, columns, row, k, width, flags)
      rowOfA += 4 * aRow
      rowOfC += 4 * cRow
    }
    for (; i < m; i++) {
      tile1x8(c + rowOfC, mask + rowOfC, bias + at, rowOfA, aColumn, columns, row, k, width, flags)
      rowOfA += aRow
      rowOfC += cRow
    }
  }
}

/** `panel` has room for max(8 k, k) numbers; `bias` and `mask` are read only with their flags. */
export function gemm(
  batch: i32, m: i32, n: i32, k: i32,
  a: usize, aBatch: usize, aRow: usize, aColumn: usize,
  b: usize, bBatch: usize, bRow: usize, bColumn: usize,
  c: usize, bias: usize, biasBatch: usize, mask: usize, flags: u32, panel: usize,
): void {
  const cBatch = <usize>(m * n) << 2
  for (let z = 0; z < batch; z++) {
    matrix(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, bias, mask, flags, panel)
    a += aBatch
    b += bBatch
    c += cBatch
    bias += biasBatch
    mask += cBatch
  }
}
