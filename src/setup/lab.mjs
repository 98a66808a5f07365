// npm run lab: bundles the command line (a fraction of a second) and runs it.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildKernels, installPackages, root } from './install.mjs'

installPackages()
buildKernels()
const { build } = await import('esbuild')
const outfile = `${root}node_modules/.cache/lab/main.mjs`
const { outputFiles } = await build({
  entryPoints: [`${root}src/lab/main.ts`],
  outfile,
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
const made = outputFiles[0].contents
if (!existsSync(outfile) || !readFileSync(outfile).equals(made)) {
  // Put in place in one piece: the cells of a sweep start side by side, on a cluster from one shared folder.
  const draft = `${outfile}.${process.pid}`
  mkdirSync(dirname(outfile), { recursive: true })
  writeFileSync(draft, made)
  renameSync(draft, outfile)
}
await import(pathToFileURL(outfile).href)
