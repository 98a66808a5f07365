import { splitName } from './guess'
import type { JsonRecord } from './json-table'

/**
 * A record that holds whole columns, as of one episode or of the whole file: lists of lists for vectors, lists of
 * numbers for the rest, or pandas' `{"0": 1, "1": 2}` for each column.
 */
export function isColumnar(record: JsonRecord): boolean {
  const values = Object.entries(record)
  if (values.length < 2) return false
  if (values.every(([, value]) => isIndexed(value))) return true
  const lists = values.filter(([, value]) => Array.isArray(value)) as [string, unknown[]][]
  const reward = values.find(([key]) => /^(rew|reward|nextreward|奖励)$/.test(splitName(key).stem))?.[1]
  if (reward !== undefined && !Array.isArray(reward)) return false
  const vectors = lists.filter(([, list]) => list.length > 0 && list.every(Array.isArray))
  if (vectors.length > 0) return lists.length >= 2 && stepsOf(record) > 0
  const length = lists[0]?.[1].length ?? 0
  return (
    Array.isArray(reward) &&
    length > 1 &&
    lists.length === values.length &&
    lists.every(([, list]) => list.length === length)
  )
}

/** Its steps, one record each; a vector with one row more than steps also tells the next ones. */
export function* stepsIn(record: JsonRecord): Generator<JsonRecord> {
  const columns = Object.entries(record).map(([key, value]): [string, unknown] => [
    key,
    isIndexed(value) ? Object.values(value as object) : value,
  ])
  const steps = stepsOf(Object.fromEntries(columns))
  for (let step = 0; step < steps; step++) {
    const row: Record<string, unknown> = Object.create(null)
    for (const [key, value] of columns) {
      if (!Array.isArray(value)) {
        // A flag for the whole episode is about its last step.
        row[key] = typeof value === 'boolean' ? value && step === steps - 1 : value
      } else if (value.length === steps || value.length === steps + 1) {
        row[key] = value[step]
        if (value.length === steps + 1 && Array.isArray(value[0])) row[`next_${key}`] = value[step + 1]
      }
    }
    yield row
  }
}

/** Length of the actions, or of most lists. */
function stepsOf(record: JsonRecord): number {
  const lists = Object.entries(record).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const actions = lists.find(([key]) => /^(act|action|动作)$/.test(splitName(key).stem))
  return actions?.[1].length ?? Math.min(...lists.map(([, list]) => list.length))
}

function isIndexed(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.length > 1 && keys.every((key) => /^\d+$/.test(key))
}

/** `{"columns": [...], "data": [[...]]}` as pandas' orient="split" writes it, or one list of records under any name. */
export function recordsWithin(record: JsonRecord): readonly JsonRecord[] | null {
  const { columns, data } = record
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray))
    return data.map((row: unknown[]) => Object.fromEntries(columns.map((name, i) => [String(name), row[i]])))
  const lists = Object.values(record).filter(Array.isArray)
  const [list] = lists
  const isRecords =
    lists.length === 1 &&
    list!.length > 0 &&
    list!.every((entry) => entry !== null && typeof entry === 'object' && !Array.isArray(entry))
  return isRecords ? (list as JsonRecord[]) : null
}
