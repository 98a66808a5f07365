// npm run lab: bundles the command line (a fraction of a second) and runs it.
import { pathToFileURL } from 'node:url'
import { buildKernels, installPackages, root } from './install.mjs'

installPackages()
buildKernels()
const { build } = await import('esbuild')
const outfile = `${root}node_modules/.cache/lab/main.mjs`
await build({
  entryPoints: [`${root}src/lab/main.ts`],
  outfile,
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
await import(pathToFileURL(outfile).href)
