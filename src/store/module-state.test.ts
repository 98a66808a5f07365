import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '..')

/** Whose work it is to begin something; the last two teach libraries (comlink, tfjs) once, whoever imports them first. */
const ENTRIES = new Set([
  'bench/main.ts',
  'interface/main.tsx',
  'lab/engine-thread.ts',
  'lab/main.ts',
  'offline/service-worker.ts',
  'worker/engine-thread.ts',
  'worker/training-worker.ts',
  'worker/user-errors.ts',
  'core/engine/corrected-gradients.ts',
])

/** What is kept elsewhere and is none of the page's state: why, by the file that keeps it. */
const KEPT: Readonly<Record<string, string>> = {
  'core/data/fingerprint.ts': 'results known already, by the object that they are of',
  'core/data/formats/hdf5-file.ts': 'names in the memory of a library',
  'core/data/formats/write-hdf5.ts': 'names in the memory of a library',
  'core/engine/trace/trace.ts': 'whether a library has been told',
  'core/mathematics/trigonometric.ts': 'a second result of one function, read at once',
  'core/pictures/svg-pen.ts': 'ids that must differ within one document',
  'core/statistics/multisets.ts': 'results known already',
  'interface/charts/drawing-queue.ts': 'who is drawn next, not what',
  'interface/charts/in-view.ts': 'who is drawn next, not what',
  'interface/charts/saved-plots.ts': 'by the element on the page, and gone with it',
  'interface/faults/fetched-part.ts': 'which parts could not be fetched',
  'interface/panels/panel-pictures.ts': 'by the element on the page, and gone with it',
  'interface/panels/regret/cumulated.ts': 'results known already, by the object that they are of',
  'interface/symbols/render-math.ts': 'a library that has been fetched',
  'interface/text/language.ts': 'the words of the page, of which store/ knows nothing',
  'lab/interruption.ts': 'a signal that the process was sent',
  'lab/provenance.ts': 'results known already',
  'worker/client.ts': 'names that must differ between workers',
}

interface TopLevel {
  readonly file: string
  readonly does: 'calls' | 'keeps'
  readonly what: string
}

interface Expression {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly callee?: Expression & { readonly name?: string }
  readonly arguments?: readonly unknown[]
}

/** Everything that a module does when it is imported, and everything that it keeps from then on. */
function topLevelOf(file: string): TopLevel[] {
  const source = readFileSync(join(SOURCE, file), 'utf8')
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }) => source.slice(start, end)
  return parseSync(file, source).program.body.flatMap((statement): TopLevel[] => {
    if (statement.type === 'ExpressionStatement') return [{ file, does: 'calls', what: textOf(statement) }]
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations
      .filter(({ init }) => declaration.kind !== 'const' || isEmptyOrStore(init as Expression | null))
      .map((one) => ({ file, does: 'keeps', what: textOf(one.id) }))
  })
}

/** `new Map()` and the like, to be filled later, and stores. */
function isEmptyOrStore(init: Expression | null): boolean {
  if (init?.type === 'CallExpression') {
    const { callee } = init
    const made = callee?.type === 'CallExpression' ? callee.callee : callee
    return made?.name === 'create'
  }
  return init?.type === 'NewExpression' && /^(Weak)?(Map|Set)$/.test(init.callee?.name ?? '') && !init.arguments?.length
}

const found = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/(\.test|\.browser|testing|\.d)\.tsx?$/.test(file))
  .filter((file) => !/^(setup|core\/engine\/wasm\/assembly|core\/parity\/mistakes)\//.test(file))
  .flatMap(topLevelOf)

it('finds what there is to find', () => {
  expect(found.some(({ file, does }) => file === 'store/storage/past.ts' && does === 'keeps')).toBe(true)
  expect(found.some(({ file, does }) => file === 'interface/main.tsx' && does === 'calls')).toBe(true)
})

it('nothing is begun or subscribed to because a module was imported', () => {
  expect(found.filter(({ file, does }) => does === 'calls' && !ENTRIES.has(file))).toEqual([])
})

it('the state of the page is in store/', () => {
  const outside = found.filter(({ file, does }) => does === 'keeps' && !file.startsWith('store/'))
  expect([...new Set(outside.map(({ file }) => file))].sort()).toEqual(Object.keys(KEPT).sort())
})
