import { collapse } from '../graph/strides'
import type { Access, ElementwiseKernel } from '../plan/plan'
import { type Code, f32x4, i32, local, loopWhile, v128 } from './instructions'
import type { FunctionDefinition, ValueType } from './module'
import { emitOperation, type Functions } from './operations'

/** A pointer that all accesses with the same strides share; their own offsets are in the instructions. */
interface Pointer {
  readonly index: number
  readonly start: number
  /** Bytes. */
  readonly strides: readonly number[]
}

interface Place {
  readonly pointer: Pointer | undefined
  readonly offset: number
  readonly innerStride: number
}

/** Emits one pass over memory as a function: a loop nest of which the innermost loop takes four elements at a time. */
class Emitter {
  readonly #locals: ValueType[] = []
  readonly #pointers = new Map<string, Pointer>()
  readonly #shape: readonly number[]
  readonly #loads: Place[]
  readonly #stores: Place[]
  readonly #values: number[]
  readonly #hoisted = new Set<number>()

  constructor(
    private readonly kernel: ElementwiseKernel,
    private readonly functions: Functions,
    private readonly base: number,
  ) {
    const accesses = [...kernel.loads, ...kernel.stores.map(({ access }) => access)]
    const walk = collapse(
      kernel.shape,
      accesses.map(({ strides }) => strides),
    )
    this.#shape = walk.shape.length === 0 ? [1] : walk.shape
    const strides = walk.shape.length === 0 ? accesses.map(() => [0]) : walk.strides
    const places = accesses.map((access, i) => this.#place(access, strides[i]!))
    this.#loads = places.slice(0, kernel.loads.length)
    this.#stores = places.slice(kernel.loads.length)
    this.#values = [...kernel.loads, ...kernel.immediates, ...kernel.instructions].map(() => this.#local('v128'))
  }

  #local(type: ValueType): number {
    this.#locals.push(type)
    return this.#locals.length - 1
  }

  #place({ offset }: Access, strides: readonly number[]): Place {
    const bytes = strides.map((stride) => stride * 4)
    const address = this.base + offset * 4
    const innerStride = bytes.at(-1)!
    if (bytes.every((stride) => stride === 0)) return { pointer: undefined, offset: address, innerStride }
    // Offsets in instructions are unsigned, so that a pointer that runs backwards holds the address itself.
    const backwards = bytes.some((stride) => stride < 0)
    const key = backwards ? `${bytes} ${address}` : `${bytes}`
    let pointer = this.#pointers.get(key)
    if (pointer === undefined) {
      pointer = { index: this.#local('i32'), start: backwards ? address : 0, strides: bytes }
      this.#pointers.set(key, pointer)
    }
    return { pointer, offset: backwards ? 0 : address, innerStride }
  }

  define(name: string): FunctionDefinition {
    const { kernel } = this
    const before: number[] = []
    kernel.immediates.forEach((value, i) => {
      before.push(...local.set(this.#values[kernel.loads.length + i]!, f32x4.const(value)))
    })
    this.#loads.forEach((place, i) => {
      if (place.pointer !== undefined) return
      this.#hoisted.add(i)
      before.push(...local.set(this.#values[i]!, v128.load32Splat(i32.const(0), place.offset)))
    })
    for (const { index, start } of this.#pointers.values()) {
      if (start !== 0) before.push(...local.set(index, i32.const(start)))
    }
    const body = [...before, ...this.#loop(0)]
    return { parameters: [], results: [], locals: this.#locals, body, exported: name }
  }

  #loop(axis: number): Code {
    const extent = this.#shape[axis]!
    if (axis === this.#shape.length - 1) {
      const vectors = Math.floor(extent / 4)
      return [
        ...this.#repeat(vectors, [...this.#body(4), ...this.#advance((strides) => 4 * strides[axis]!)]),
        ...this.#repeat(extent % 4, [...this.#body(1), ...this.#advance((strides) => strides[axis]!)]),
      ]
    }
    const inner = this.#shape[axis + 1]!
    const rewind = this.#advance((strides) => strides[axis]! - inner * strides[axis + 1]!)
    return this.#repeat(extent, [...this.#loop(axis + 1), ...rewind])
  }

  #repeat(times: number, body: Code): Code {
    if (times === 0) return []
    if (times === 1) return body
    const counter = this.#local('i32')
    const next = local.tee(counter, i32.sub(local.get(counter), i32.const(1)))
    return [...local.set(counter, i32.const(times)), ...loopWhile(body, next)]
  }

  #advance(step: (strides: readonly number[]) => number): Code {
    return [...this.#pointers.values()].flatMap(({ index, strides }) => {
      const bytes = step(strides)
      return bytes === 0 ? [] : local.set(index, i32.add(local.get(index), i32.const(bytes)))
    })
  }

  /** Loads as late and stores as early as they can be; an array may be overwritten once its element is loaded. */
  #body(lanes: 1 | 4): Code {
    const { kernel } = this
    const code: number[] = []
    const loaded = new Set(this.#hoisted)
    const load = (value: number): void => {
      if (value >= kernel.loads.length || loaded.has(value)) return
      loaded.add(value)
      code.push(...local.set(this.#values[value]!, this.#load(this.#loads[value]!, lanes)))
    }
    const store = (value: number): void => {
      for (const [i, place] of this.#stores.entries()) {
        if (kernel.stores[i]!.value !== value) continue
        this.#loads.forEach((other, index) => {
          if (other.offset === place.offset || other.pointer !== place.pointer) load(index)
        })
        code.push(...this.#store(place, this.#values[value]!, lanes))
      }
    }
    const firstResult = kernel.loads.length + kernel.immediates.length
    kernel.instructions.forEach(({ operation, operands }, i) => {
      for (const operand of operands) load(operand)
      const values = operands.map((operand) => local.get(this.#values[operand]!))
      const result = emitOperation(operation, values, lanes, this.functions)
      code.push(...local.set(this.#values[firstResult + i]!, result))
      store(firstResult + i)
    })
    for (let value = 0; value < firstResult; value++) {
      if (!kernel.stores.some((one) => one.value === value)) continue
      load(value)
      store(value)
    }
    return code
  }

  #load({ pointer, offset, innerStride }: Place, lanes: 1 | 4): Code {
    const address = pointer === undefined ? i32.const(0) : local.get(pointer.index)
    if (lanes === 1 || innerStride === 0) return v128.load32Splat(address, offset)
    if (innerStride === 4) return v128.load(address, offset)
    let vector = v128.load32Splat(address, offset)
    for (let lane = 1; lane < 4; lane++) {
      vector = v128.load32Lane(i32.add(address, i32.const(lane * innerStride)), offset, vector, lane)
    }
    return vector
  }

  #store({ pointer, offset, innerStride }: Place, value: number, lanes: 1 | 4): Code {
    const address = pointer === undefined ? i32.const(0) : local.get(pointer.index)
    if (lanes === 4 && innerStride === 4) return v128.store(address, offset, local.get(value))
    return Array.from({ length: lanes }, (_, lane) =>
      v128.store32Lane(i32.add(address, i32.const(lane * innerStride)), offset, local.get(value), lane),
    ).flat()
  }
}

/** @param base address of the arena in bytes */
export function emitElementwise(
  kernel: ElementwiseKernel,
  name: string,
  functions: Functions,
  base: number,
): FunctionDefinition {
  return new Emitter(kernel, functions, base).define(name)
}
