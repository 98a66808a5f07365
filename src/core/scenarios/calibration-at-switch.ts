import { drawRows } from '../diagnostics/rows'
import { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import { ensembleQ } from '../training/q-values'
import type { TrainingRun } from '../training/training-run'

const STATES = 2000
const SAMPLES = 8

/**
 * How the critics stand to the behaviour's value on states of the dataset, by the definition of Nakamoto et al. 2023 (4.1):
 * critic i is calibrated at s if E_{a~pi} Q_i(s, a) >= V^mu(s). The expectation is over `SAMPLES` actions, V^mu the
 * return-to-go of the state's own trajectory; the share below is the mean over critics. In the learner's units.
 * Empty without critics or data.
 */
export async function calibrationAtSwitch(run: TrainingRun, seed: number): Promise<Record<string, number>> {
  const access = run.diagnose
  const random = RandomStream.fromSeed(seed)
  const drawn = access && drawRows(access, 'offline', STATES, random)
  if (!drawn || drawn.rows.length === 0 || !access.has('q')) return {}
  const count = drawn.rows.length
  let expected: Float64Array | undefined
  for (let sample = 0; sample < SAMPLES; sample++) {
    const actions = await access.act(drawn.observations, 'sample', random)
    const { all } = await ensembleQ(access, drawn.observations, actions)
    expected ??= new Float64Array(all.length)
    for (let i = 0; i < all.length; i++) expected[i]! += all[i]! / SAMPLES
  }
  const below = expected!.filter((q, i) => q < drawn.returnsToGo[i % count]!)
  return {
    shareBelow: below.length / expected!.length,
    qPolicy: mean(expected!),
    behaviourValue: mean(drawn.returnsToGo),
  }
}
