// Pages of the engine's and the core's public names, in Markdown, from their declarations: `npm run api` writes package/api.

import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { root } from './install.mjs'

const types = join(root, 'package/types')
const model = join(root, 'node_modules/.cache/api')
const out = join(root, 'package/api')

execFileSync(process.execPath, [join(root, 'src/setup/package.mjs')], { stdio: 'inherit' })
for (const folder of [model, out]) rmSync(folder, { recursive: true, force: true })
mkdirSync(model, { recursive: true })
describe('engine', join(types, 'engine/index.d.ts'))
describe('core', join(types, 'index.d.ts'))
const documenter = join(root, 'node_modules/.bin/api-documenter')
execFileSync(documenter, ['markdown', '-i', model, '-o', out], { stdio: 'pipe', shell: process.platform === 'win32' })
console.log(`The pages begin at ${join(out, 'index.md')}.`)

/** Both are entries of one package; each has its pages under a name of its own. */
function describe(name, entry) {
  const file = join(model, `${name}.api.json`)
  const silent = { default: { logLevel: 'none' } }
  const compilerOptions = { module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022', skipLibCheck: true }
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      // Which compiler made the declarations is none of its matter.
      compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
      apiReport: { enabled: false },
      dtsRollup: { enabled: false },
      docModel: { enabled: true, apiJsonFilePath: file },
      messages: { compilerMessageReporting: silent, extractorMessageReporting: silent, tsdocMessageReporting: silent },
    },
  })
  const { succeeded } = Extractor.invoke(config, { localBuild: true, messageCallback: (it) => (it.handled = true) })
  if (!succeeded) throw new Error(`No pages could be made of ${entry}.`)
  const packageName = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replaceAll(`${packageName}!`, `${name}!`).replace(`"name": "${packageName}"`, `"name": "${name}"`),
  )
}
