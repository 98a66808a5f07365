import { createEnvironment } from '../core/environments/registry'
import { VectorEnvironment } from '../core/environments/vector-environment'
import type { RandomStream } from '../core/random/random-stream'
import { mean } from '../core/statistics/moments'
import type { RunConfiguration } from '../core/training/configuration'
import type { TaskAccess } from '../core/training/task-access'
import type { TrainingRun } from '../core/training/training-run'
import type { RunDescription } from './protocol'
import { TaskTour } from './task-tour'
import type { WorldStage } from './world-stage'

/** What the view shows of a run, and what its returns are compared with; nothing without an environment. */
export function worldOf(
  run: TrainingRun,
  { environment: chosen }: RunConfiguration,
  random: RandomStream,
): Pick<RunDescription, 'references' | 'testTasks'> & { readonly stage: WorldStage | null } {
  if (run.tasks) {
    const { tasks } = run
    return { stage: new TaskTour(tasks, random), references: taskReferences(tasks), testTasks: tasks.testTasks }
  }
  if (!chosen) return { stage: null, references: null, testTasks: null }
  const environment = createEnvironment(chosen.id, chosen.parameters)
  const world = new VectorEnvironment(environment, 1, random)
  const stage = { world, attempt: null, act: () => run.act(world.observations), follow: async () => undefined }
  const { random: chance, expert, source } = environment.referenceReturns
  return { stage, references: { random: chance, expert, source }, testTasks: null }
}

/** Chance and a controller that is told what is hidden, as the normalised score has them. */
function taskReferences({ family, testTasks, testEnvironments }: TaskAccess): RunDescription['references'] {
  return {
    random: mean(testEnvironments.map(({ environment }) => environment.referenceReturns.random)),
    expert: mean(testTasks.map((task) => family.oracleReturn(task))),
    source: family.oracleSource,
  }
}
