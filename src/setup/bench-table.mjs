// Part of npm run bench: the table of our steps beside PyTorch's, and a comparison with an earlier run.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { root } from './install.mjs'

/** Ours and PyTorch's names of the five algorithms that both train. */
const BESIDE_TORCH = { awac: 'awac', 'cal-ql': 'calql', o2o: 'o2o', mopo: 'mopo', pearl: 'pearl' }
const SIZES = [64, 256]
/** Slower by more than what two runs on a shared machine differ by. */
const SLOWER = 0.9

/** PyTorch's steps a second: measured here where a Python with torch is there, else as kept beside the script. */
function torchRates(size, seconds) {
  const script = `${root}src/bench/torch_baseline.py`
  for (const python of [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean)) {
    try {
      const output = execFileSync(python, [script, size, size, seconds].map(String), {
        encoding: 'utf8',
        stdio: 'pipe',
      })
      return { measured: true, ...JSON.parse(output) }
    } catch {
      // The next one, or none.
    }
  }
  const kept = JSON.parse(readFileSync(`${root}src/bench/torch-baseline.json`, 'utf8'))
  return { measured: false, ...kept.find(({ hidden }) => hidden === size) }
}

/** Both sizes, on one and on two threads, beside PyTorch on one. `measure` asks the page. */
export async function stepTable(measure, size, { quick, say, table, short }) {
  const counts = availableParallelism() > 1 ? [1, 2] : [1]
  const results = []
  for (const units of size ? [size] : quick ? [8] : SIZES) {
    const torch = quick ? torchRates(64, 0.05) : torchRates(units, 2)
    const ids = quick ? ['awac'] : Object.keys(BESIDE_TORCH)
    const rows = [
      ['step', ...counts.map((count) => `${count} thread${count > 1 ? 's' : ''}`), 'PyTorch', 'x', 'of kernel'],
    ]
    for (const id of ids) {
      const rate = await measure('onThreads', id, { hidden: units, batch: units }, counts, quick)
      const theirs = torch.stepsPerSecond[BESIDE_TORCH[id]]
      results.push({ ...rate, torchStepsPerSecond: theirs, torchMeasured: torch.measured })
      const ours = counts.map((count) => rate.stepsPerSecond[count])
      rows.push([
        id,
        ...ours.map(short),
        short(theirs),
        ours.map((value) => short(value / theirs)).join(' / '),
        `${Math.round((100 * rate.gflops) / rate.gemm.NN)} %`,
      ])
    }
    say(
      `\n${units}x${units} units, batch ${units}: steps a second, PyTorch's on one thread ${torch.measured ? 'on this machine now' : '(no Python with torch here) as kept in src/bench/torch-baseline.json'}`,
    )
    table(rows)
  }
  return results
}

/** What an earlier `--json` says of the same steps, and which of them are slower now. */
export function compareWith(file, results, { say, table, short }) {
  const before = ratesOf(JSON.parse(readFileSync(file, 'utf8')))
  const now = ratesOf(results)
  const shared = [...now.keys()].filter((name) => before.has(name))
  if (shared.length === 0) throw new Error(`${file} has none of the steps that were measured now.`)
  say(`\nAgainst ${file}`)
  table([
    ['step', 'steps/s then', 'steps/s now', 'ratio'],
    ...shared.map((name) => [
      name,
      short(before.get(name)),
      short(now.get(name)),
      short(now.get(name) / before.get(name)),
    ]),
  ])
  const slower = shared.filter((name) => now.get(name) < SLOWER * before.get(name))
  say(slower.length === 0 ? 'Nothing became slower.' : `Slower than ${SLOWER} of what it was: ${slower.join(', ')}.`)
  return slower
}

function ratesOf({ comparisons = [], table = [] }) {
  return new Map([
    ...comparisons.map((one) => [
      `${one.workload} ${one.hidden}/${one.batch} ${one.backend}`,
      one.compiledStepsPerSecond,
    ]),
    ...table.flatMap(({ workload, hidden, batch, stepsPerSecond }) =>
      Object.entries(stepsPerSecond).map(([count, rate]) => [`${workload} ${hidden}/${batch} on ${count}`, rate]),
    ),
  ])
}
