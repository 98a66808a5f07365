// npm run soak: trains on the built page for a million steps with every panel open, and fails if anything grows.
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { chromiumLaunchOptions } from './chromium.mjs'
import { buildKernels } from './install.mjs'
import { beginSoak, growths, openMeasures } from './soak-measures.mjs'

const USAGE = `npm run soak -- [options]
  --steps N      gradient steps (default 1000000, the longest run that the page allows)
  --warm-up N    those after which nothing may grow any more (default: a fifth)
  --measures N   how often to measure after the warm-up (default 30)
  --address URL  a page that is served already; else it is built and served`

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '1000000' },
    'warm-up': { type: 'string' },
    measures: { type: 'string', default: '30' },
    address: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const steps = Number(values.steps)
const warmUp = Number(values['warm-up'] ?? steps / 5)
const count = Number(values.measures)
if (![steps, warmUp, count].every((value) => value > 0) || warmUp >= steps) {
  console.error(USAGE)
  process.exit(1)
}

let server
if (!values.address) {
  buildKernels()
  await build({ logLevel: 'warn' })
  server = await preview({ preview: { port: 0 } })
}
const address = values.address ?? server.resolvedUrls.local[0].replace(/\/$/, '')
const browser = await chromium.launch(chromiumLaunchOptions())
const page = await browser.newPage({ serviceWorkers: 'block' })
// A machine that is busy with other things is slow, not broken.
page.setDefaultTimeout(300_000)
const faults = []
page.on('pageerror', ({ message }) => faults.push(message))
const began = performance.now()
let problems
try {
  await beginSoak(page, address)
  const measure = await openMeasures(page)
  const measures = []
  const columns = ['minutes', 'steps', 'tensors', 'page MB', 'worker MB', 'wasm MB', 'listeners', 'nodes', 'frames/s']
  console.log(columns.map((name) => name.padStart(10)).join(''))
  for (let i = 0; i <= count; i++) {
    const due = warmUp + ((steps - warmUp) * i) / count
    await page.waitForFunction(
      (step) => Number(document.querySelector('footer [role=progressbar]').ariaValueNow) >= step,
      due,
      { timeout: 0, polling: 500 },
    )
    const now = await measure()
    measures.push(now)
    const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(2)
    const row = [
      ((performance.now() - began) / 60_000).toFixed(1),
      now.step,
      now.tensors,
      megabytes(now.pageHeap),
      megabytes(now.workerHeap),
      megabytes(now.wasmMemory),
      now.listeners,
      now.nodes,
      now.framesPerSecond.toFixed(1),
    ]
    console.log(row.map((cell) => String(cell).padStart(10)).join(''))
  }
  problems = [...growths(measures), ...faults]
} finally {
  await browser.close()
  await server?.close()
}
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? `Nothing grew in ${steps} steps.` : 'It does not hold.')
process.exit(problems.length === 0 ? 0 : 1)
