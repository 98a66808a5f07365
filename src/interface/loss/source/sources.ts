/** The algorithms' own files as text, from `core/` on; this module is fetched when somebody reads them. */
const RAW: Readonly<Record<string, string>> = import.meta.glob(
  ['../../../core/algorithms/**/*.ts', '../../../core/training/mopo-rollouts.ts', '!**/*.test.ts', '!**/testing.ts'],
  { query: '?raw', import: 'default', eager: true },
)

export type Sources = ReadonlyMap<string, string>

export const sources: Sources = new Map(
  Object.entries(RAW).map(([path, content]) => [path.replace('../../../core/', ''), content]),
)
