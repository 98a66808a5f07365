import type { FileMetaData, SchemaTree } from 'hyparquet'
import { type Message, message } from '../../messages/message'

/** A column as people see it: one that stands at the top of the schema, or within structs (Minari's dictionaries). */
export interface ParquetLeaf {
  /** `observations/desired_goal` */
  readonly name: string
  readonly path: readonly string[]
  /** The schema from the top to where the numbers, or their lists, begin. */
  readonly nodes: readonly SchemaTree[]
}

const deepest = 4

/** The columns of a schema; structs are followed, lists and maps are columns. */
export function leavesOf(schema: SchemaTree): ParquetLeaf[] {
  const below = (column: SchemaTree, above: readonly SchemaTree[]): ParquetLeaf[] => {
    const nodes = [...above, column]
    if (isStruct(column) && nodes.length < deepest) return column.children.flatMap((child) => below(child, nodes))
    const path = nodes.map(({ element }) => element.name)
    return [{ name: path.join('/'), path, nodes }]
  }
  return schema.children.flatMap((column) => below(column, []))
}

function isStruct({ element, children }: SchemaTree): boolean {
  const kind = element.logical_type?.type ?? element.converted_type
  return children.length > 0 && kind !== 'LIST' && kind !== 'MAP' && !isRepeated(children[0]!)
}

function isRepeated({ element }: SchemaTree): boolean {
  return element.repetition_type === 'REPEATED'
}

/** How deep values can repeat, and be missing, below the top. */
export function levelsOf({ nodes }: ParquetLeaf): { repetition: number; definition: number } {
  let [repetition, definition] = [0, 0]
  const count = ({ element }: SchemaTree) => {
    if (element.repetition_type === 'REPEATED') repetition++
    if (element.repetition_type !== 'REQUIRED') definition++
  }
  for (const node of nodes.slice(0, -1)) count(node)
  for (let node: SchemaTree | undefined = nodes.at(-1); node; node = node.children[0]) count(node)
  return { repetition, definition }
}

/** The stored part of a column in each row group; a struct's leaves each have their own. */
export function isStoredAt(path: readonly string[], stored: readonly string[]): boolean {
  return path.every((name, i) => stored[i] === name)
}

/** Of a list: as many values as there are for each row, which all rows share or none is read. */
export function widthOf({ nodes, path }: ParquetLeaf, { row_groups }: FileMetaData, rows: number): number {
  if (nodes.at(-1)!.children.length === 0 || rows === 0) return 1
  const values = row_groups
    .flatMap(({ columns }) => columns)
    .filter(({ meta_data }) => meta_data && isStoredAt(path, meta_data.path_in_schema))
    .reduce((sum, { meta_data }) => sum + Number(meta_data!.num_values), 0)
  return Number.isInteger(values / rows) && values > 0 ? values / rows : 1
}

/** Where the numbers of a column, or of its lists, are described. */
export function numbersOf({ nodes }: ParquetLeaf): SchemaTree['element'] {
  let node = nodes.at(-1)!
  for (let depth = 0; depth < 4 && node.children.length > 0; depth++) node = node.children[0]!
  return node.element
}

export function refusalOf(leaf: ParquetLeaf): Message | null {
  for (let node = leaf.nodes.at(-1)!, depth = 0; node.children.length > 0; node = node.children[0]!, depth++) {
    if (node.children.length > 1 || depth >= 2)
      return message`is nested; numbers, or one flat list of numbers per row, are supported.`
  }
  const { type, logical_type, converted_type } = numbersOf(leaf)
  const kinds = `${logical_type?.type ?? ''} ${converted_type ?? ''}`
  if (/DATE|TIME/.test(kinds)) return message`holds dates or times; numbers and booleans are read.`
  if (/DECIMAL|FLOAT16/.test(kinds)) return null
  return ['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE'].includes(type ?? '')
    ? null
    : message`holds text or another type; numbers and booleans are read.`
}
