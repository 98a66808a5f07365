import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

/**
 * From the ground up: a file imports its own layer and those before it, types counted. Folders, or files before the
 * folder that they stand in. What the registry reaches is what an algorithm is, and knows of no training; the run that
 * MOPO and PEARL bring in their folders trains, and belongs to that layer.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['mathematics', 'messages', 'pace', 'pictures', 'random', 'schema', 'statistics'],
  ['environments'],
  ['data'],
  ['engine'],
  ['parity/adapter.ts', 'parity/fixture.ts', 'parity/parity-case.ts', 'parity/reference-networks.ts'],
  ['algorithms'],
  ['training'],
  ['diagnostics', 'checkpoints', 'sharing'],
  ['scenarios', 'parity'],
  ['lessons', 'looks'],
  ['index.ts'],
]
const TRAINING = LAYERS.findIndex((folders) => folders.includes('training'))
const PARITY = LAYERS.findIndex((folders) => folders.includes('parity'))

const files = new Set(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.ts$/.test(file) && !/(\.test|\.browser|testing)\.ts$/.test(file))
    .filter((file) => !file.startsWith('parity/mistakes/') && !file.startsWith('engine/wasm/assembly/')),
)

/** Files of core that a file names in its imports and exports; those that are fetched when needed are left out. */
function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(join(import.meta.dirname, file), 'utf8'))
  const exported = module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest))
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest), ...exported].flatMap((request) => {
    if (!request?.value.startsWith('.')) return []
    const path = relative('.', join(dirname(file), request.value))
    return [path, `${path}.ts`].filter((candidate) => files.has(candidate))
  })
}

const imports = new Map([...files].map((file) => [file, importsOf(file)]))
const definitions = reachedFrom('algorithms/registry.ts')

function reachedFrom(start: string): ReadonlySet<string> {
  const reached = new Set([start])
  for (const file of reached) for (const next of imports.get(file) ?? []) reached.add(next)
  return reached
}

function layerOf(file: string): number {
  if (/^algorithms\/[^/]+\/[^/]*parity\.ts$/.test(file)) return PARITY
  const [, folder] = file.split('/')
  const ownRun = file.startsWith('algorithms/') && files.has(`algorithms/${folder}/run.ts`)
  if (ownRun && !definitions.has(file) && !/\/(zh|formula)\.ts$/.test(file)) return TRAINING
  const exact = LAYERS.findIndex((folders) => folders.includes(file))
  return exact >= 0 ? exact : LAYERS.findIndex((folders) => folders.includes(file.split('/')[0]!))
}

it('has a layer for every file', () => {
  expect(files.size).toBeGreaterThan(300)
  expect([...files].filter((file) => layerOf(file) < 0)).toEqual([])
  expect([...files].filter((file) => imports.get(file)!.length > 0).length).toBeGreaterThan(200)
})

it('imports downwards alone', () => {
  const upwards = [...imports].flatMap(([file, imported]) =>
    imported.filter((other) => layerOf(other) > layerOf(file)).map((other) => `${file} imports ${other}`),
  )
  expect(upwards).toEqual([])
})
