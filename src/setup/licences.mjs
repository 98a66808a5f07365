// npm run licences: writes docs/licences.md, the licence of every package that ends up on the page or in the lab.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './install.mjs'

const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'))
const rows = Object.entries(lock.packages)
  .filter(([path, entry]) => path !== '' && !entry.dev && existsSync(`${root}${path}/package.json`))
  .map(([path, { version }]) => {
    const { name, license } = JSON.parse(readFileSync(`${root}${path}/package.json`, 'utf8'))
    return `| ${name} | ${version} | ${typeof license === 'string' ? license : (license?.type ?? 'see its LICENSE file')} |`
  })
  .sort()
writeFileSync(
  `${root}docs/licences.md`,
  `# Licences of what the page and the lab contain\n\nWritten by \`npm run licences\` from the installed packages. Tools used only to build and test are left out.\n\n| package | version | licence |\n|---|---|---|\n${rows.join('\n')}\n`,
)
console.log(`docs/licences.md: ${rows.length} packages`)
