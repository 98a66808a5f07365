import { expect, it } from 'vitest'
import { shareWork } from '../wasm/threads/share-work'
import type { ElementwiseKernel, GemmKernel, Kernel } from './plan'
import { split } from './split'
import { stagesOf } from './stages'

const product: GemmKernel = {
  kind: 'gemm',
  batch: 2,
  m: 250,
  n: 64,
  k: 64,
  a: { offset: 0, strides: [16_000, 64, 1] },
  b: { offset: 40_000, strides: [4096, 64, 1] },
  c: 50_000,
  bias: { offset: 90_000, strides: [64, 1] },
  mask: 100_000,
  relu: true,
}

const pass: ElementwiseKernel = {
  kind: 'elementwise',
  shape: [40_001],
  loads: [{ offset: 7, strides: [1] }],
  immediates: [2],
  instructions: [{ operation: 'mul', operands: [0, 1] }],
  stores: [{ value: 2, access: { offset: 50_000, strides: [1] } }],
}

it('cuts a product into rows of its members, at multiples of what a tile takes', () => {
  const pieces = split(product, 4) as GemmKernel[]
  expect(pieces.map(({ batch, m }) => [batch, m])).toEqual([
    [1, 128],
    [1, 122],
    [1, 128],
    [1, 122],
  ])
  const last = pieces[3]!
  expect(last).toMatchObject({ c: 50_000 + (250 + 128) * 64, mask: 100_000 + (250 + 128) * 64 })
  expect(last.a.offset).toBe(16_000 + 128 * 64)
  expect(last.b.offset).toBe(40_000 + 4096)
  expect(last.bias!.offset).toBe(90_064)
})

it('cuts a pass over memory into whole vectors that together are all of it', () => {
  const pieces = split(pass, 4) as ElementwiseKernel[]
  expect(pieces.map(({ shape }) => shape[0])).toEqual([10_004, 10_004, 10_004, 9_989])
  expect(pieces.map(({ loads }) => loads[0]!.offset)).toEqual([7, 10_011, 20_015, 30_019])
  expect(pieces.map(({ stores }) => stores[0]!.access.offset)).toEqual([50_000, 60_004, 70_008, 80_012])
})

it('leaves whole what is too small to be worth passing on', () => {
  const small: Kernel = { ...product, batch: 1, m: 8 }
  expect(split(small, 4)).toEqual([small])
  const short: Kernel = { ...pass, shape: [100] }
  expect(split(short, 4)).toEqual([short])
})

const copy = (from: number, to: number, size = 10): ElementwiseKernel => ({
  kind: 'elementwise',
  shape: [size],
  loads: [{ offset: from, strides: [1] }],
  immediates: [],
  instructions: [],
  stores: [{ value: 0, access: { offset: to, strides: [1] } }],
})

it('puts kernels into one stage unless one needs, or overwrites, what another touches', () => {
  // Two that share nothing, one that reads the second's result, one that overwrites what the first has read.
  expect(stagesOf([copy(0, 100), copy(20, 200), copy(200, 300), copy(50, 0)])).toEqual([0, 0, 1, 1])
  // Written twice, and read in between.
  expect(stagesOf([copy(0, 100), copy(100, 200), copy(20, 100)])).toEqual([0, 1, 2])
  const backwards = { ...copy(9, 100), loads: [{ offset: 9, strides: [-1] }] }
  expect(stagesOf([copy(50, 0, 5), backwards])).toEqual([0, 1])
})

it('takes pieces stage after stage, each after all of the stages before', () => {
  const { pieces, needs, alone, kernels } = shareWork([copy(0, 100), copy(100, 200), copy(30, 300)], 2)
  expect(pieces).toEqual([0, 2, 1])
  expect([...needs]).toEqual([0, 0, 2])
  expect(alone).toEqual([0, 1, 2])
  expect(kernels).toHaveLength(3)
})
