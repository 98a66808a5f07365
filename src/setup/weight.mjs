// npm run check:weight: what the first view weighs. Builds the site, follows the page's static imports, and fails where
// they need more compressed JavaScript than promised, or contain a library that is to load when it is first needed.
import { gzipSync } from 'node:zlib'
import { buildKernels } from './install.mjs'
import { buildSite } from './site.mjs'

const MOST_BYTES = 250_000
const LATER = ['@tensorflow', 'h5wasm', 'hyparquet', 'hyparquet-compressors', 'hyparquet-writer', 'katex']

/** Every chunk that has to be there before the page's first line runs: what its document names, and what these import. */
function firstView(output) {
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]))
  const document = String(output.find(({ fileName }) => fileName === 'index.html').source)
  const needed = new Set()
  const follow = (name) => {
    if (needed.has(name)) return
    needed.add(name)
    chunks.get(name)?.imports.forEach(follow)
  }
  for (const name of chunks.keys()) if (document.includes(name)) follow(name)
  return [...needed].flatMap((name) => chunks.get(name) ?? [])
}

buildKernels()
const chunks = firstView(await buildSite())
const bytes = chunks.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0)
const tooEarly = LATER.filter((library) =>
  chunks.some(({ moduleIds }) => moduleIds.some((id) => id.includes(`/node_modules/${library}/`))),
)
// The page itself is among them: without it the two promises below would be kept by finding nothing.
const found = chunks.some(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/interface/main.tsx')))

if (!found) console.error('The document does not load src/interface/main.tsx.')
if (bytes > MOST_BYTES) console.error(`That is more than the ${MOST_BYTES} bytes that the first view may need.`)
for (const library of tooEarly) console.error(`${library} is in the first view; it is to load when it is first needed.`)
console.log(`first view: ${bytes} bytes of JavaScript, compressed, in ${chunks.length} files`)
process.exit(found && bytes <= MOST_BYTES && tooEarly.length === 0 ? 0 : 1)
