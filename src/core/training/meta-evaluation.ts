import type { TaskFamily } from '../environments/tasks/task-family'
import { mean } from '../statistics/moments'
import type { Adaptation } from './meta-adaptation'
import type { TaskEnvironment } from './meta-episodes'
import type { RunRecord } from './training-run'

type Evaluation = Extract<RunRecord, { kind: 'evaluation' }>

/** What an evaluation says about a policy that has adapted to each test task. `environments`: of the same tasks, in order. */
export function evaluationOf(
  family: TaskFamily,
  environments: readonly TaskEnvironment[],
  adaptations: readonly Adaptation[],
): Pick<Evaluation, 'returns' | 'mean' | 'normalisedScore' | 'adaptation'> & { readonly oracleReturn: number } {
  const oracles = adaptations.map(({ task }) => family.oracleReturn(task))
  /** 0 is chance in this task, 100 a controller that is told what is hidden. */
  const score = (episodeReturn: number, k: number) => {
    const { random } = environments[k]!.environment.referenceReturns
    return (100 * (episodeReturn - random)) / (oracles[k]! - random)
  }
  const adaptation = adaptations[0]!.episodes.map((_, episode) =>
    adaptations.map(({ episodes }) => episodes[episode]!.return),
  )
  const returns = adaptation.at(-1)!
  return {
    returns,
    mean: mean(returns),
    normalisedScore: mean(returns.map(score)),
    adaptation,
    oracleReturn: mean(oracles),
  }
}
