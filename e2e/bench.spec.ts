import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'

// Each mode of npm run bench, as short as it can be: that it ends, and with figures. What the figures are is for a quiet machine.

interface Outcome {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

function bench(...options: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['src/setup/bench.mjs', '--quick', ...options])
  let output = ''
  let errors = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    errors += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, errors })))
}

async function figures(...options: string[]) {
  const { code, output, errors } = await bench('--json', ...options)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  return JSON.parse(output)
}

// Two runs on the built page, on a machine that may be busy.
test.setTimeout(300_000)

const site = process.env.PLAYGROUND_DIST ?? 'dist'

for (const backend of ['wasm', 'cpu']) {
  test(`bench of a step on ${backend}`, async () => {
    const { comparisons } = await figures('--backend', backend, '--algorithm', 'bc', '--hidden', '8', '--batch', '8')
    expect(comparisons).toHaveLength(1)
    expect(comparisons[0]).toMatchObject({ workload: 'bc', hidden: 8, batch: 8, backend })
    expect(comparisons[0].compiledStepsPerSecond).toBeGreaterThan(0)
    expect(comparisons[0].gemm.NN).toBeGreaterThan(0)
  })
}

test('bench of steps beside PyTorch, and what became slower since', async () => {
  const [first] = (await figures('--table')).table
  expect(first).toMatchObject({ workload: 'awac', hidden: 8, batch: 8 })
  for (const rate of Object.values(first.stepsPerSecond)) expect(rate).toBeGreaterThan(0)
  expect(first.torchStepsPerSecond).toBeGreaterThan(0)

  const kept = test.info().outputPath('kept.json')
  const faster = { ...first, stepsPerSecond: { 1: 1e9 } }
  await writeFile(kept, JSON.stringify({ table: [faster] }))
  const { code, output } = await bench('--table', '--compare', kept)
  expect(code).toBe(1)
  expect(output).toContain('Slower than 0.9 of what it was: awac 8/8 on 1.')
})

test('bench of what a step is made of', async () => {
  const { plan, shares } = await figures('--anatomy', '--algorithm', 'bc', '--hidden', '8', '--batch', '8')
  expect(plan).toContain('matrix products')
  expect(shares.some(({ gflops }: { gflops?: number }) => gflops !== undefined && gflops > 0)).toBe(true)
})

test('bench of WebGPU', async () => {
  const { issueTimes } = await figures('--backend', 'webgpu', '--hidden', '8', '--batch', '8', '--seeds', '2')
  expect(issueTimes).toHaveLength(1)
  expect(issueTimes[0]).toMatchObject({ seeds: 2 })
  expect(issueTimes[0].compiledMs).toBeGreaterThan(0)
})

test('bench of SAC on Pendulum', async () => {
  const { sacOnPendulum } = await figures('--algorithm', 'sac', '--hidden', '8', '--batch', '8')
  expect(sacOnPendulum.environmentStepsPerSecond).toBeGreaterThan(0)
})

test('bench of the first view', async () => {
  const loads = await figures('--first-view', '--site', site)
  expect(loads).toHaveLength(1)
  expect(loads[0].ready).toBeGreaterThan(0)
})

test('bench of what the stage and the panels cost', async () => {
  const { costs, past } = await figures('--panels', '--site', site)
  expect(costs).toMatchObject([
    { looked: 'the stage', algorithm: 'AWAC' },
    { looked: 'the default panels', algorithm: 'AWAC' },
  ])
  for (const { ratio } of costs) expect(ratio).toBeGreaterThan(0)
  expect(past).toMatchObject({ algorithm: 'Cal-QL' })
  expect(past.first).toBeGreaterThan(0)
  expect(past.later).toHaveLength(1)
})

test('bench says what it does not know', async () => {
  const { code, errors } = await bench('--algorithm', 'nothing')
  expect(code).toBe(1)
  expect(errors).toContain('Unknown algorithm "nothing"')
})
