// What may grow while the page trains for long, read from outside: by Chromium's protocol and in the worker's own scope.

const WORKER_SCRIPT = '**/assets/training-worker-*.js'

/** Remembers every WebAssembly memory of a worker; runs before its own code. */
function watchMemories() {
  const memories = new Set()
  globalThis.wasmBytes = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  const Plain = WebAssembly.Memory
  WebAssembly.Memory = class extends Plain {
    constructor(descriptor) {
      super(descriptor)
      memories.add(this)
    }
  }
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name]
    WebAssembly[name] = async (...given) => {
      const made = await instantiate(...given)
      for (const value of Object.values((made.instance ?? made).exports))
        if (value instanceof Plain) memories.add(value)
      return made
    }
  }
}

/** Opens the page in free play on the wasm backend, every panel on the board and in view, and begins a run that lasts. */
export async function beginSoak(page, address) {
  await page.route(WORKER_SCRIPT, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${watchMemories})();\n${await response.text()}` })
  })
  // Only what is in view is looked at.
  await page.setViewportSize({ width: 1440, height: 7000 })
  await page.goto(`${address}/?backend=wasm&free`)
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await train.and(page.locator(':enabled')).waitFor()
  const panels = page.getByRole('combobox', { name: 'Add a panel' })
  while ((await panels.count()) > 0) await panels.selectOption({ index: 1 })
  await page.getByText('All settings').click()
  for (const [label, value] of [
    // Every one of them stays for as long as the page does; at every 100 steps an hour would have ten thousand.
    ['Evaluate every', '1000'],
    ['Offline steps', '1000'],
    ['Online steps', '1000000'],
  ]) {
    const input = page.getByRole('textbox', { name: `${label}, typed` })
    await input.fill(value)
    await input.press('Enter')
  }
  await train.click()
}

/** Measures with the rubbish collected, in the page and in the worker. `worker`: of the run in focus. */
export async function openMeasures(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const workers = []
  const answers = new Map()
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.url.includes('training-worker')) workers.push(sessionId)
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    answers.get(id)?.(result)
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  let lastId = 0
  const askWorker = (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++lastId
      answers.set(id, resolve)
      const message = JSON.stringify({ id, method, params })
      void session.send('Target.sendMessageToTarget', { sessionId: workers[0], message })
    })
  const inWorker = async (expression) =>
    (await askWorker('Runtime.evaluate', { expression, returnByValue: true })).result.value

  return async () => {
    const step = Number(await page.getByRole('progressbar', { name: 'Timeline' }).getAttribute('aria-valuenow'))
    const framesPerSecond = await page.evaluate(framesOfASecond)
    await session.send('HeapProfiler.collectGarbage')
    await askWorker('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const metric = (name) => metrics.find((one) => one.name === name).value
    return {
      step,
      tensors: await inWorker('globalThis._tfengine?.state.numTensors ?? 0'),
      pageHeap: metric('JSHeapUsedSize'),
      workerHeap: (await askWorker('Runtime.getHeapUsage')).usedSize,
      wasmMemory: await inWorker('globalThis.wasmBytes()'),
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      framesPerSecond,
    }
  }
}

async function framesOfASecond() {
  const began = performance.now()
  let frames = 0
  while (performance.now() - began < 1000) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    frames++
  }
  return (1000 * frames) / (performance.now() - began)
}

/** What must not grow by more than a share of what it was, and by how much it may whatever it was. */
const FLAT = [
  ['tensors', 0, 4],
  ['pageHeap', 0.05, 1e6],
  ['workerHeap', 0.05, 1e6],
  ['wasmMemory', 0.05, 0],
  ['listeners', 0.05, 10],
  ['nodes', 0.05, 100],
]

/**
 * One sentence for each quantity that grew from the first third of the measures, after warm-up, to the last. The least
 * of each third counts: what waits to be collected is no leak. `frames`: where the machine has nothing else to do.
 * `pageHeap`: the share by which that may grow, where the charts are still filling up.
 */
export function growths(measures, { frames = true, pageHeap } = {}) {
  const third = Math.max(1, Math.floor(measures.length / 3))
  const [early, late] = [measures.slice(0, third), measures.slice(-third)]
  const least = (some, name) => Math.min(...some.map((one) => one[name]))
  const problems = FLAT.flatMap(([name, usual, free]) => {
    const [before, after] = [least(early, name), least(late, name)]
    const share = name === 'pageHeap' ? (pageHeap ?? usual) : usual
    return after > before * (1 + share) + free ? [`${name} grew from ${before} to ${after}`] : []
  })
  const [before, after] = [early, late].map((some) => Math.max(...some.map(({ framesPerSecond }) => framesPerSecond)))
  return frames && after < 0.7 * before ? [...problems, `frames per second fell from ${before} to ${after}`] : problems
}
