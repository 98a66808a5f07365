import type { TrainingRun } from '../training/training-run'
import { adaptationFigures } from './adaptation-figures'
import { calibrationAtSwitch } from './calibration-at-switch'

/**
 * What is measured once in a run, where it stands now: how calibrated its critics are at the switch, how its policy
 * adapts at the end. Empty elsewhere; the run learns the same without.
 */
export async function runFigures(run: TrainingRun, seed: number): Promise<Record<string, number>> {
  const { step, onlineStartStep, finished } = run.progress
  return {
    ...(step === onlineStartStep && (await calibrationAtSwitch(run, seed))),
    ...(finished && run.tasks && (await adaptationFigures(run.tasks, seed))),
  }
}
