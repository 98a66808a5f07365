// npm run lighthouse: Lighthouse's scores of the built site, as it opens and in free play, in both languages, wide and narrow.
// It is fetched into npm's cache when it is asked for: two hundred packages that nothing else here needs.
// Exit code 0: accessibility and best practices are 100 everywhere; 1: somewhere not; 2: Lighthouse could not be fetched.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureBrowser } from './browser.mjs'
import { installedChromium } from './chromium.mjs'
import { buildKernels, installPackages, root } from './install.mjs'

/** Runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const PERFECT = ['accessibility', 'best-practices']
const CATEGORIES = [...PERFECT, 'seo', 'performance']
const VIEWS = ['en', 'zh-CN'].flatMap((language) =>
  ['desktop', 'mobile'].flatMap((form) => ['', '?free'].map((query) => ({ language, form, query }))),
)

installPackages()
buildKernels()
await ensureBrowser()
// Vite and Playwright are there only now.
const { build, preview } = await import('vite')
const { chromium } = await import('@playwright/test')
const browser = installedChromium() ?? chromium.executablePath()
const folder = mkdtempSync(join(tmpdir(), 'playground-lighthouse-'))

/** Not spawnSync: this process serves the site meanwhile. npx is a script on Windows, which needs a shell. */
function lighthouse(...args) {
  return promisify(execFile)('npx', ['--yes', LIGHTHOUSE, ...args], {
    cwd: folder,
    env: { ...process.env, CHROME_PATH: browser },
    shell: process.platform === 'win32',
  })
}

async function report(address, { language, form }) {
  const outputPath = join(folder, 'report.json')
  const flags = join(folder, 'flags.json')
  const sandbox = process.getuid?.() === 0 ? '--no-sandbox' : ''
  writeFileSync(
    flags,
    JSON.stringify({
      chromeFlags: `--headless=new --lang=${language} --accept-lang=${language} ${sandbox}`,
      onlyCategories: CATEGORIES,
      output: 'json',
      outputPath,
      quiet: true,
      ...(form === 'desktop' && { preset: 'desktop' }),
    }),
  )
  await lighthouse(address, `--cli-flags-path=${flags}`)
  return JSON.parse(readFileSync(outputPath, 'utf8'))
}

/** What costs points, where there should be all of them. */
function faults({ categories, audits }) {
  return PERFECT.flatMap((category) => categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .flatMap(({ id }) => [
      `  ${id}: ${audits[id].title}`,
      ...(audits[id].details?.items ?? []).flatMap(({ node }) => (node ? `    ${node.snippet}` : [])),
    ])
}

async function measure() {
  const outDir = join(folder, 'site')
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } })
  let perfect = true
  console.log(['view'.padEnd(24), ...CATEGORIES].join('  '))
  try {
    for (const view of VIEWS) {
      const result = await report(server.resolvedUrls.local[0] + view.query, view)
      const scores = CATEGORIES.map((category) => Math.round(result.categories[category].score * 100))
      const name = `${view.query || 'opening'} ${view.language} ${view.form}`
      console.log(
        [name.padEnd(24), ...scores.map((score, index) => `${score}`.padStart(CATEGORIES[index].length))].join('  '),
      )
      for (const line of faults(result)) console.log(line)
      perfect &&= PERFECT.every((category) => result.categories[category].score === 1)
    }
  } finally {
    await server.close()
  }
  return perfect ? 0 : 1
}

try {
  const fetched = await lighthouse('--version').then(
    () => true,
    () => false,
  )
  if (!fetched) console.error(`${LIGHTHOUSE} could not be fetched: is the npm registry reachable?`)
  process.exitCode = fetched ? await measure() : 2
} finally {
  rmSync(folder, { recursive: true })
}
