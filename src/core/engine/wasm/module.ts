import { type Code, unsigned } from './instructions'

export type ValueType = 'i32' | 'f64' | 'v128'

const typeBytes: Record<ValueType, number> = { i32: 0x7f, f64: 0x7c, v128: 0x7b }

export interface FunctionDefinition {
  readonly parameters: readonly ValueType[]
  readonly results: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly body: Code
  /** Visible from outside under this name. */
  readonly exported?: string
}

export interface FunctionImport {
  readonly name: string
  readonly parameters: readonly ValueType[]
  readonly results: readonly ValueType[]
}

/** A module over an imported memory. Functions are numbered imports first. */
export function encodeModule(imports: readonly FunctionImport[], functions: readonly FunctionDefinition[]): Uint8Array {
  const all = [...imports, ...functions]
  const types = all.map(({ parameters, results }) => [
    0x60,
    ...vector(parameters.map((type) => [typeBytes[type]])),
    ...vector(results.map((type) => [typeBytes[type]])),
  ])
  const importEntries = [
    [...text('env'), ...text('memory'), 0x02, 0x00, 0x00],
    ...imports.map(({ name }, index) => [...text('env'), ...text(name), 0x00, ...unsigned(index)]),
  ]
  const exported = functions.flatMap(({ exported: name }, index) =>
    name === undefined ? [] : [[...text(name), 0x00, ...unsigned(imports.length + index)]],
  )
  const bodies = functions.map(({ locals, body }) => {
    const declarations = vector(locals.map((type) => [0x01, typeBytes[type]]))
    const code = [...declarations, ...body, 0x0b]
    return [...unsigned(code.length), ...code]
  })
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector(types)),
    ...section(2, vector(importEntries)),
    ...section(3, vector(functions.map((_, index) => unsigned(imports.length + index)))),
    ...section(7, vector(exported)),
    ...section(10, vector(bodies)),
  ])
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsigned(content.length), ...content]
}

function vector(entries: readonly (readonly number[])[]): number[] {
  return [...unsigned(entries.length), ...entries.flat()]
}

function text(value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)]
  return [...unsigned(bytes.length), ...bytes]
}
