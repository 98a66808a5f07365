// npm run licences: writes docs/licences.md, the licence of every package that ends up on the page or in the lab.
// With --check it only says whether that file is up to date and every licence one that the project may use.
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from './install.mjs'

const FILE = 'docs/licences.md'
/** Each allows to use, change and pass on without asking anything of the rest of the project. */
const USABLE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']
/** Words of their own, read by hand: what they come to. */
const READ = { h5wasm: 'NIST notice: free to use, copy and change, notice kept; HDF5 in it under BSD-3-Clause' }

const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'))
const listed = Object.entries(packages)
  .filter(([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional)
  .map(([path, { version, license }]) => ({ name: path.split('node_modules/').at(-1), version, license }))
const licenceOf = ({ name, license }) => READ[name] ?? license ?? 'none given'
const unusable = listed.filter(
  ({ name, license }) => !READ[name] && !(license ?? '').split(/ AND /).every((each) => USABLE.includes(each)),
)
const rows = [...new Set(listed.map((each) => `| ${each.name} | ${each.version} | ${licenceOf(each)} |`))].sort()
const page = `# Licences of what the page and the lab contain

Written by \`npm run licences\` from the lock file. Tools used only to build and test are left out.

| package | version | licence |
|---|---|---|
${rows.join('\n')}

src/core/mathematics follows FreeBSD's msun (fdlibm): Copyright (C) 1993, 2004 by Sun Microsystems, Inc.; free to use, copy,
change and pass on, notice kept in each file.
`

const checking = process.argv.includes('--check')
const outdated = checking && readFileSync(root + FILE, 'utf8') !== page
if (!checking) writeFileSync(root + FILE, page)
if (outdated) console.error(`${FILE} is not what the lock file says: run npm run licences.`)
for (const each of unusable)
  console.error(`${each.name} ${each.version}: ${licenceOf(each)} is no licence of the list.`)
console.log(`${FILE}: ${rows.length} packages`)
process.exit(outdated || unusable.length > 0 ? 1 : 0)
