// npm run bench: measures training steps in Chromium, eager tfjs beside compiled, and prints ratios of one run.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { firstView } from './bench-first-view.mjs'
import { panelCosts } from './bench-panels.mjs'
import { compareWith, stepTable } from './bench-table.mjs'
import { chromiumLaunchOptions } from './chromium.mjs'
import { buildKernels, root } from './install.mjs'

const USAGE = `npm run bench -- [options]
  --algorithm ID   one algorithm of the registry, or "reference" (the step like TD3's); default: all
  --hidden H       units per hidden layer (with --batch; default: 64 with batch 64, then 256 with batch 256)
  --batch B        rows per batch
  --backend NAME   wasm (default), cpu or webgpu
  --seeds N        webgpu: seeds trained side by side (default: 1, 4 and 16)
  --table          only our steps beside PyTorch's, on one and two threads: 64 and 256 units and rows, or --hidden
  --anatomy        only of --algorithm: its plan, and what each kind and size of kernel takes
  --compare FILE   after measuring: what became slower since FILE, which --json wrote (exit code 1 if anything did)
  --panels         only what the stage and the panels cost: steps per second on the page with them and without, and how
                   long a past step takes to be seen
  --first-view     only how soon the built page can be used, loaded from localhost for the second time
  --quick          each measurement as short as it can be: to see that it can be made, not for its figures
  --site FOLDER    panels and first view: this built site instead of one built for it
  --json           one JSON document instead of tables`

const { values } = parseArgs({
  options: {
    algorithm: { type: 'string' },
    hidden: { type: 'string' },
    batch: { type: 'string' },
    backend: { type: 'string' },
    seeds: { type: 'string' },
    table: { type: 'boolean', default: false },
    anatomy: { type: 'boolean', default: false },
    compare: { type: 'string' },
    panels: { type: 'boolean', default: false },
    'first-view': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    site: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function wholeNumber(name, fallback) {
  const text = values[name]
  if (text === undefined) return fallback
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} takes a whole number above zero, not "${text}".`)
  return Number(text)
}

/** Longer than any one measurement takes on a slow machine. */
const PATIENCE_MS = 10 * 60_000

/** What `bench[name]` says on the page; a page that says nothing at all is an error, not an endless wait. */
async function measured(page, name, ...parameters) {
  let timer
  const late = new Promise((_, reject) => {
    const error = new Error(`The page did not answer "${name}" within ${PATIENCE_MS / 60_000} minutes.`)
    timer = setTimeout(reject, PATIENCE_MS, error)
  })
  const call = ([what, given]) => globalThis.bench[what](...given)
  try {
    return await Promise.race([page.evaluate(call, [name, parameters]), late])
  } finally {
    clearTimeout(timer)
  }
}

function say(line = '') {
  if (!values.json) console.log(line)
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  for (const row of rows)
    say(row.map((cell, i) => (i < 1 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '))
}

const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

async function compareAll(page, backend) {
  const ids = ['reference', ...(await measured(page, 'algorithms'))]
  const workloads = values.algorithm === undefined ? ids : [values.algorithm]
  if (values.algorithm !== undefined && !ids.includes(values.algorithm)) {
    throw new Error(`Unknown algorithm "${values.algorithm}"; known are ${ids.join(', ')}.`)
  }
  const hidden = wholeNumber('hidden')
  const batch = wholeNumber('batch')
  const sizes =
    hidden === undefined && batch === undefined
      ? [64, 256].map((size) => ({ hidden: size, batch: size }))
      : [{ hidden: hidden ?? batch, batch: batch ?? hidden }]
  const results = []
  for (const size of sizes) {
    const rate = await measured(page, 'roofline', size, values.quick)
    say(`\n${size.hidden}x${size.hidden} units, batch ${size.batch}, ${backend}`)
    const kernel = ['NN', 'TN', 'NT'].map((variant) => `${variant} ${short(rate[variant])}`).join(', ')
    say(`GEMM kernel alone: ${kernel} GFLOP/s (${rate.relaxedSimd ? 'relaxed' : 'plain'} SIMD)`)
    const rows = [['step', 'ratio', 'eager steps/s', 'compiled steps/s', 'GFLOP/s', 'of kernel']]
    for (const workload of workloads) {
      const result = await measured(page, 'compare', workload, size, backend, values.quick)
      results.push({ ...result, gemm: rate })
      rows.push([
        workload + (result.fallback ? ` (eager: ${result.fallback})` : ''),
        `${short(result.ratio)} x`,
        short(result.eagerStepsPerSecond),
        short(result.compiledStepsPerSecond),
        short(result.gflops),
        `${Math.round((100 * result.gflops) / rate.NN)} %`,
      ])
    }
    table(rows)
  }
  return results
}

async function issue(page) {
  const size = { hidden: wholeNumber('hidden', 64), batch: wholeNumber('batch', 64) }
  const seeds = values.seeds === undefined ? [1, 4, 16] : [wholeNumber('seeds')]
  const adapter = await measured(page, 'adapter')
  const times = await measured(page, 'issueTimes', size, seeds, values.quick)
  say(`\n${size.hidden}x${size.hidden} units, batch ${size.batch}, webgpu: CPU time to issue one step (reference)`)
  table([
    ['seeds', 'dispatches', 'compiled', 'eager tfjs, one seed', 'ratio'],
    ...times.map((one) => [
      String(one.seeds),
      String(one.dispatches),
      `${one.compiledMs.toFixed(2)} ms`,
      `${one.eagerMs.toFixed(1)} ms`,
      `${short(one.eagerMs / one.compiledMs)} x`,
    ]),
  ])
  say(`Adapter: ${adapter ?? 'none'}. From a machine with a GPU of its own please send back all of the above, and the same with
--algorithm awac --hidden 64 and --hidden 256: whether a step is bound by its dispatches or by its arithmetic shows there.`)
  return times
}

async function pendulum(page) {
  const rate = await measured(page, 'sacOnPendulum', values.quick)
  const { environmentStepsPerSecond: steps, gradientStepsPerSecond: updates } = rate
  say(
    '\nSAC on Pendulum as RLtools configures it (64x64, batch 100, 2 critic updates and 1 actor update per step), wasm',
  )
  say(`${short(steps)} environment steps/s, ${short(updates)} gradient steps/s`)
  return rate
}

/** Where the time of one step goes. */
async function reportAnatomy(page) {
  const size = { hidden: wholeNumber('hidden', 64), batch: wholeNumber('batch', 64) }
  const workload = values.algorithm ?? 'reference'
  const { plan, shares } = await measured(page, 'anatomy', workload, size, values.quick)
  const rate = await measured(page, 'roofline', size, values.quick)
  if (values.json) return console.log(JSON.stringify({ workload, ...size, plan, shares, gemm: rate }, null, 2))
  say(
    `\n${plan}\n\n${workload}, ${size.hidden}x${size.hidden} units, batch ${size.batch}: each kind of kernel by itself`,
  )
  const whole = shares.reduce((sum, { ms }) => sum + ms, 0)
  table([
    ['kernel', 'times', 'us', 'share', 'GFLOP/s', 'of kernel'],
    ...shares
      .sort((a, b) => b.ms - a.ms)
      .map(({ name, kernels, ms, gflops }) => [
        name,
        String(kernels),
        (1000 * ms).toFixed(1),
        `${Math.round((100 * ms) / whole)} %`,
        gflops === undefined ? '' : short(gflops),
        gflops === undefined ? '' : `${Math.round((100 * gflops) / rate.NN)} %`,
      ]),
  ])
}

async function reportPanels(browser) {
  const { costs, past } = await panelCosts(browser, ['AWAC', 'Cal-QL'], values)
  if (values.json) return console.log(JSON.stringify({ costs, past }, null, 2))
  say(
    '\nTraining speed with the stage in view (shares of that with it scrolled away), and with the default panels open (of that with all closed)',
  )
  table([
    ['in view', 'algorithm', 'median', '95 % interval'],
    ...costs.map(({ looked, algorithm, ratio, lower, upper }) => [
      looked,
      algorithm,
      `${Math.round(100 * ratio)} %`,
      `${Math.round(100 * lower)} to ${Math.round(100 * upper)} %`,
    ]),
  ])
  const later = [...past.later].sort((a, b) => a - b)
  say(
    `\nA past step of ${past.algorithm} at 64x64 is seen after ${Math.round(past.first)} ms the first time, then after a median of ${Math.round(later[later.length >> 1])} ms (${Math.round(later[0])} to ${Math.round(later.at(-1))}, ${later.length} looks)`,
  )
}

async function reportFirstView(browser) {
  const loads = await firstView(browser, values)
  if (values.json) return console.log(JSON.stringify(loads, null, 2))
  const row = (what, name) => {
    const sorted = loads.map((load) => load[name]).sort((a, b) => a - b)
    const figures = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)]
    return [what, ...figures.map((ms) => `${Math.round(ms)} ms`)]
  }
  say(`\nThe built page, loaded from localhost for the second time; ${loads.length} loads`)
  const head = ['since the load began', 'median', 'least', 'most']
  table([head, row('the page is drawn', 'drawn'), row('training can begin', 'ready')])
}

async function reportSteps(browser, backend) {
  const server = await createServer({ root, logLevel: 'error', server: { port: 0, watch: null, hmr: false } })
  await server.listen()
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(120_000)
    page.on('pageerror', (error) => console.error(error.message))
    await page.goto(`http://localhost:${server.httpServer.address().port}/src/bench/index.html`)
    await page.waitForFunction(() => 'bench' in globalThis)
    const machine = `${cpus()[0]?.model.trim()} (${cpus().length} cores), Chromium ${browser.version()}`
    say(`${machine}. Ratios hold; absolute figures wander.`)
    if (values.anatomy) return await reportAnatomy(page)
    const everything = Object.keys(values).every((name) =>
      ['json', 'help', 'quick', 'table', 'anatomy', 'compare', 'panels', 'first-view', 'site'].includes(name),
    )
    const results = { machine }
    const tools = { quick: values.quick, say, table, short }
    if (values.table)
      results.table = await stepTable((...asked) => measured(page, ...asked), wholeNumber('hidden'), tools)
    else if (backend !== 'webgpu' || values.algorithm) results.comparisons = await compareAll(page, backend)
    if ((everything && !values.table) || (backend === 'wasm' && values.algorithm === 'sac'))
      results.sacOnPendulum = await pendulum(page)
    if ((everything && !values.table) || backend === 'webgpu') results.issueTimes = await issue(page)
    if (values.json) console.log(JSON.stringify(results, null, 2))
    if (values.compare && compareWith(values.compare, results, tools).length > 0) process.exitCode = 1
  } finally {
    await server.close()
  }
}

async function main() {
  if (values.help) return console.log(USAGE)
  const backend = values.backend ?? 'wasm'
  if (!['wasm', 'cpu', 'webgpu'].includes(backend))
    throw new Error(`--backend is wasm, cpu or webgpu, not "${backend}".`)
  buildKernels()
  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    if (values['first-view']) await reportFirstView(browser)
    else if (values.panels) await reportPanels(browser)
    else await reportSteps(browser, backend)
  } finally {
    await browser.close()
  }
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
