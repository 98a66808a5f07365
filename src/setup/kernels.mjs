// Compiles the engine's AssemblyScript kernels, with plain and with relaxed SIMD, into a TypeScript module.
// Does nothing when that module was made from the same sources.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)
const folder = join(dirname(here), '../core/engine/wasm')
const sources = join(folder, 'assembly')
const target = join(folder, 'kernels.generated.ts')

const compiler = join(dirname(here), '../../node_modules/assemblyscript/package.json')
const inputs = [
  here,
  compiler,
  ...readdirSync(sources)
    .sort()
    .map((name) => join(sources, name)),
]
const hash = inputs.reduce((sum, file) => sum.update(readFileSync(file)), createHash('sha256')).digest('hex')
const marker = `// Made by src/setup/kernels.mjs from sources ${hash}`

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(marker)) {
  const builds = { plainSimd: ['simd'], relaxedSimd: ['simd', 'relaxed-simd'] }
  const lines = [marker]
  for (const [name, features] of Object.entries(builds)) {
    lines.push(`export const ${name} =\n  '${Buffer.from(await compile(features)).toString('base64')}'`)
  }
  // Put in place in one piece: others may be reading.
  const draft = join(folder, `kernels-${process.pid}.generated.ts`)
  writeFileSync(draft, `${lines.join('\n')}\n`)
  renameSync(draft, target)
}

/** @param {string[]} features WebAssembly features to use */
async function compile(features) {
  const asc = await import('assemblyscript/asc')
  let binary
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      ...['--outFile', 'kernels.wasm', '--runtime', 'stub', '--importMemory', '--noAssert', '-O3'],
      ...features.flatMap((feature) => ['--enable', feature]),
    ],
    {
      readFile: (name, base) => {
        const file = join(sources, base === '.' ? name : join(base, name))
        return existsSync(file) ? readFileSync(file, 'utf8') : null
      },
      writeFile: (_name, contents) => {
        binary = contents
      },
    },
  )
  if (error || !binary) throw new Error(`The kernels do not compile.\n${stderr.toString()}`)
  return binary
}
