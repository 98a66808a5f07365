import { mean } from '../../../core/statistics/moments'
import type { Evaluation } from '../../../worker/protocol'
import type { RunLine } from '../../runs/run-lines'
import type { Text } from '../../text/text'

/** On tasks: the episodes of adaptation before the last, of the run in focus. */
export function earlierLines(text: Text, evaluations: readonly Evaluation[]): RunLine[] {
  const steps = evaluations.map(({ step }) => step)
  const episodes = evaluations[0]?.adaptation?.slice(0, -1) ?? []
  return episodes.map((_, episode) => ({
    name: `episode${episode + 1}`,
    label: text.learningCurve.adaptationEpisode(episode + 1),
    colour: 'var(--quiet)',
    dash: `${2 + 2 * episode} 3`,
    width: 1,
    steps,
    values: evaluations.map(({ adaptation }) => mean(adaptation![episode]!)),
  }))
}
