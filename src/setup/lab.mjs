// npm run lab: bundles the command line (a fraction of a second) and runs it.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildKernels, installPackages, root } from './install.mjs'

installPackages()
buildKernels()
const { build } = await import('esbuild')
const folder = `${root}node_modules/.cache/lab`
const { outputFiles } = await build({
  entryPoints: [`${root}src/lab/main.ts`, `${root}src/lab/engine-thread.ts`],
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  write: false,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // The module builds of tfjs: its CommonJS build for Node leaves the gradients out.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module'",
      "import { fileURLToPath as __fileURLToPath } from 'node:url'",
      'const require = __createRequire(import.meta.url)',
      'const __filename = __fileURLToPath(import.meta.url)',
      "const __dirname = __fileURLToPath(new URL('.', import.meta.url))",
    ].join('\n'),
  },
})
mkdirSync(folder, { recursive: true })
for (const { path, contents } of outputFiles) {
  if (existsSync(path) && readFileSync(path).equals(contents)) continue
  // Put in place in one piece: the cells of a sweep start side by side, on a cluster from one shared folder.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, contents)
  renameSync(draft, path)
}
await import(pathToFileURL(`${folder}/main.mjs`).href)
