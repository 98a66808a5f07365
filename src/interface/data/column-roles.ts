import { type ColumnMapping, type ColumnRole, severalRoles } from '../../core/data/formats/column-roles'

export type Role = ColumnRole

export const ROLES = [
  'observations',
  'actions',
  'rewards',
  'nextObservations',
  'terminals',
  'timeouts',
  'episode',
  'masks',
  'ends',
  'starts',
] as const satisfies readonly Role[]

export function roleOf(mapping: ColumnMapping, column: string): Role | 'ignored' {
  return ROLES.find((role) => [mapping[role] ?? []].flat().includes(column)) ?? 'ignored'
}

/**
 * Gives a column its role and takes it away from its former one. A role of a single column passes on to the newcomer;
 * columns side by side stand in the file's order.
 */
export function assign(
  mapping: ColumnMapping,
  column: string,
  role: Role | 'ignored',
  columns: readonly { readonly name: string }[],
): ColumnMapping {
  const order = columns.map(({ name }) => name)
  const isSeveral = (each: Role) => severalRoles.some((several) => several === each)
  const entries = ROLES.map((each) => {
    const value = mapping[each] ?? null
    if (!isSeveral(each)) return [each, each === role ? column : value === column ? null : value]
    const others = [value ?? []].flat().filter((name) => name !== column)
    if (each !== role) return [each, others]
    return [each, order.filter((name) => name === column || others.includes(name))]
  })
  return { ...mapping, ...(Object.fromEntries(entries) as ColumnMapping) }
}

/** Of the roles that no dataset can do without. */
export function missingRoles({ observations, actions }: ColumnMapping): ('observations' | 'actions')[] {
  const missing: ('observations' | 'actions')[] = []
  if (observations.length === 0) missing.push('observations')
  if (actions.length === 0) missing.push('actions')
  return missing
}
