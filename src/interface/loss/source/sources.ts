/** The algorithms' own files as text, from `core/` on; this module is fetched when somebody reads them. */
const RAW: Readonly<Record<string, string>> = import.meta.glob(
  [
    '../../../core/algorithms/**/*.ts',
    '!**/*.test.ts',
    '!**/{testing,formula,formula-parts,works,terms,zh,words,parity,dynamics-parity}.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)

export type Sources = ReadonlyMap<string, string>

export const sources: Sources = new Map(
  Object.entries(RAW).map(([path, content]) => [path.replace('../../../core/', ''), content]),
)
