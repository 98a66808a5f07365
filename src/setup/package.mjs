// npm pack runs this first: builds the engine and the core as modules with their types into package/, which package.json
// exports. For Node tfjs is bundled in (its own build for Node leaves the gradients out); for bundlers it stays a dependency.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { buildKernels, root } from './install.mjs'

const out = `${root}package`
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const tensorflow = Object.keys(dependencies).filter((name) => name.startsWith('@tensorflow/'))
const others = Object.keys(dependencies).filter((name) => !name.startsWith('@tensorflow/'))

buildKernels()
rmSync(out, { recursive: true, force: true })

const common = {
  entryPoints: {
    engine: `${root}src/core/engine/index.ts`,
    thread: `${root}src/core/engine/thread.ts`,
    core: `${root}src/core/index.ts`,
  },
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
}
const everyPath = (names) => names.flatMap((name) => [name, `${name}/*`])
await build({
  ...common,
  outdir: `${out}/bundler`,
  platform: 'neutral',
  external: [...everyPath([...tensorflow, ...others]), ...builtinModules, 'node:*'],
})
await build({
  ...common,
  outdir: `${out}/node`,
  platform: 'node',
  external: everyPath(others),
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module'",
      "import { dirname as __dirnameOf } from 'node:path'",
      "import { fileURLToPath as __fileURLToPath } from 'node:url'",
      'const require = __createRequire(import.meta.url)',
      'const __filename = __fileURLToPath(import.meta.url)',
      'const __dirname = __dirnameOf(__filename)',
    ].join('\n'),
  },
})
declareTypes()

/** Declarations as written by the compiler, without imports for effects; relative imports get the endings that Node wants. */
function declareTypes() {
  const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')
  const project = `${root}tsconfig.package.json`
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', `${out}/types`], { stdio: 'inherit' })
  const files = readdirSync(`${out}/types`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.d.ts'),
  )
  for (const name of files) {
    const file = join(out, 'types', name)
    const text = readFileSync(file, 'utf8').replace(/^import '[^']+';\n/gm, '')
    const ended = text.replace(/(from '|import\(")(\.{1,2}(?:\/[^'"]+)?)(?=['"])/g, (_, before, path) => {
      const folder = existsSync(join(dirname(file), path, 'index.d.ts'))
      return `${before}${path}${folder ? '/index' : ''}.js`
    })
    writeFileSync(file, ended)
  }
}
