import type { RunConfiguration } from '../../core/training/configuration'
import type { Intervention } from '../../worker/protocol'
import type { Change } from '../runs/experiment'
import { useAssignment } from './assignment-store'

/** Slider changes of the link that a run of this configuration repeats; none with another algorithm. */
export function scriptedInterventions({ algorithm }: Pick<RunConfiguration, 'algorithm'>): readonly Intervention[] {
  const { script: replay } = useAssignment.getState()
  return replay?.algorithmId === algorithm.id ? replay.interventions : []
}

/** Whether a person has made this change, and not the script that came with the link. */
export function isOfNoScript({ step, name, to }: Change): boolean {
  const { script: replay } = useAssignment.getState()
  return !replay?.interventions.some((one) => one.step === step && one.values[name] === to)
}
