import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface GivenRun {
  readonly algorithm?: string
  readonly lambda?: number
  readonly environment?: string
  readonly shares?: object
  readonly seed: number
  /** Of the evaluations at steps 0, 50 and 100. */
  readonly returns: readonly (number | null)[]
}

/** A finished run as `lab train` writes it; the normalised score is a tenth of the return. */
export async function finished(
  folder: string,
  name: string,
  { algorithm = 'awac', lambda, environment = 'pendulum', shares = { medium: 1 }, seed, returns }: GivenRun,
) {
  const configuration = {
    version: 1,
    environment: { id: environment, parameters: {} },
    dataset: { kind: 'recipe', recipe: { environment, shares, transitions: 400, seed: 1 } },
    algorithm: { id: algorithm, hyperparameters: lambda === undefined ? { other: 7 } : { lambda } },
    settings: { offlineSteps: 50, onlineSteps: 50 },
    seed,
  }
  const evaluations = returns.map((mean, index) => ({
    kind: 'evaluation',
    step: 50 * index,
    phase: 'offline',
    returns: [mean],
    mean,
    // Two copies, a step each for every gradient step after the switch.
    environmentSteps: Math.max(0, 100 * (index - 1)),
    normalisedScore: mean === null ? null : mean / 10,
  }))
  const lines = [
    { kind: 'configuration', configuration, dataset: 'made', backend: 'wasm' },
    { kind: 'metrics', step: 25, phase: 'offline', values: { criticLoss: 1 } },
    ...evaluations.slice(0, 2),
    { kind: 'mark', step: 50, mark: 'online', text: 'online' },
    ...evaluations.slice(2),
  ]
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, `seed-${seed}.jsonl`), lines.map((line) => JSON.stringify(line)).join('\n'))
  const summary = { configuration, seeds: [{ seed, finalReturn: returns.at(-1) ?? null }] }
  await writeFile(join(folder, name, 'summary.json'), JSON.stringify(summary))
}
