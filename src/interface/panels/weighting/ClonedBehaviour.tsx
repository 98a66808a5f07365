import { useMemo } from 'react'
import { fitBehaviour } from '../../../core/diagnostics/fitted-behaviour'
import { tiltedByModel, tiltedPolicy } from '../../../core/diagnostics/tilted-policy'
import type { PanelAnswers } from '../../../core/looks/questions'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import parts from '../parts.module.css'
import { WordTable } from '../WordTable'
import type { TiltAlong } from './tilt-given'

interface ClonedBehaviourProps {
  readonly slice: PanelAnswers['actionSlice']
  readonly given: TiltAlong
  readonly lambda: number
}

/** KL-AC's way: mu modelled by a Gaussian, as a clone does, and what being held to that costs. */
export function ClonedBehaviour({ slice, given, lambda }: ClonedBehaviourProps) {
  const words = useText().panels.weighting.clone
  const { data, policy, axes } = slice
  const clone = useMemo(() => {
    const size = policy.mean.length
    const along = (actions: Float32Array) => actions.filter((_, i) => i % size === axes[0]!)
    return fitBehaviour(along(data.actions), along(policy.samples), given.positions)
  }, [data, policy, axes, given])
  if (!clone) return <p className={parts.note}>{words.nothing}</p>
  const implicit = tiltedPolicy(given, lambda)
  const explicit = tiltedByModel(given, clone.density, lambda)
  return (
    <>
      <p className={parts.sentence}>{words.says(clone, lambda)}</p>
      <div className={parts.side}>
        <WordTable
          label={words.likelihood}
          columns={words.likelihoodColumns}
          rows={[
            [words.fitted, formatMeasured(clone.fitted), formatMeasured(-lambda * clone.fitted)],
            [words.heldOut, formatMeasured(clone.heldOut), formatMeasured(-lambda * clone.heldOut)],
            [words.policy, formatMeasured(clone.policy), formatMeasured(-lambda * clone.policy)],
          ]}
        />
        <WordTable
          label={words.heldTo}
          columns={words.heldToColumns}
          rows={[
            [words.implicit, formatMeasured(implicit.advantage), formatMeasured(implicit.divergence)],
            [words.explicit, formatMeasured(explicit.advantage), formatMeasured(explicit.divergence)],
          ]}
        />
      </div>
      <p className={parts.note}>{words.found}</p>
    </>
  )
}
