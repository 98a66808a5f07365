// The built site, and whether it is that of the sources as they are now.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const FOLDER = join(root, 'dist')
/** Beside the site's files, not among them: what begins with a dot is neither served offline nor published. */
const STAMP = join(FOLDER, '.built-from')
/** What a build reads; tests and what is generated from the rest do not count. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
const NOT_READ = /\.(test|browser)\.tsx?$|\.generated\.ts$/

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}

/** One hash of names and contents. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((name) => filesBelow(join(root, name)))) {
    if (!NOT_READ.test(file)) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

export function siteIsCurrent() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesHash()
}

/** Builds into dist/; returns what Rolldown made. */
export async function buildSite() {
  // Taken before: what changes while it is built belongs to the next build.
  const hash = sourcesHash()
  const { build } = await import('vite')
  const { output } = await build({ root, logLevel: 'error' })
  writeFileSync(STAMP, hash)
  return output
}
