import { createEnvironment } from '../../core/environments/registry'
import { findTaskFamily } from '../../core/environments/tasks/task-families'
import type { RunTrace } from '../../core/scenarios/run-trace'
import type { Trajectories } from '../../core/scenarios/showcase'
import type { RunConfiguration } from '../../core/training/configuration'
import { experimentOf, focusedRun, onFocusedRun, useExperiments } from '../runs/experiments-store'
import { usePlayHead } from '../timeline/play-head'
import { NORMAL_PACE, receiveOtherInWorld, receiveWorldReport, useWorld, type WorldView } from '../world/world-store'
import { useScenario } from './scenario-store'

/** Times that a finished episode rests on its last state, in steps. */
const REST_STEPS = 8

/** The recorded moments of the run in focus; empty where it is no recording, or its trajectories were not kept. */
export function recordedMoments(runId: number): readonly Trajectories[] {
  const experiment = experimentOf(runId)
  const { open } = useScenario.getState()
  if (experiment?.origin.kind !== 'recorded' || !open || experiment.origin.scenario !== open.scenario.id) return []
  const { method } = experiment.origin
  const { seed } = focusedRun()
  const isIt = (trace: RunTrace) => trace.method === method && trace.seed === seed
  return open.recording.traces.find(isIt)?.trajectories ?? []
}

/** One path on show: every step of it, the ones between two kept states on a straight line. */
interface Shown {
  readonly moment: Trajectories
  readonly path: readonly number[]
  readonly episode: number
  readonly imagined: boolean
}

/** All that there is to see, in order: the episodes of each moment, then those that its model imagined. */
export function playlist(moments: readonly Trajectories[], chosen: number | null): Shown[] {
  const wanted = chosen === null ? moments : moments.slice(chosen, chosen + 1)
  return wanted.flatMap((moment) => [
    ...moment.episodes.map((path, episode) => ({ moment, path, episode, imagined: false })),
    ...(moment.imagined ?? []).map((path, episode) => ({ moment, path, episode, imagined: true })),
  ])
}

/** The step of a path between two of its kept states. */
export function viewOf(
  { moment, path, episode, imagined }: Shown,
  step: number,
  { stateSize, runId, number, phase }: Playing,
): WorldView {
  const last = path.length / stateSize - 1
  const stateAt = (at: number) => {
    const position = Math.min(at / moment.stride, last)
    const from = Math.floor(position)
    const share = position - from
    return Float64Array.from({ length: stateSize }, (_, i) => {
      const low = path[from * stateSize + i]!
      const high = path[Math.min(from + 1, last) * stateSize + i]!
      return low + share * (high - low)
    })
  }
  const { task } = moment
  return {
    kind: 'world',
    runId,
    state: stateAt(step),
    nextState: stateAt(step + 1),
    action: null,
    reward: null,
    returnSoFar: null,
    episode: number,
    step: Math.min(step + 1, last * moment.stride),
    policyStep: moment.step,
    phase: moment.step > phase.onlineStartStep ? 'online' : 'offline',
    imagined,
    attempt: task
      ? {
          task: { hidden: task.hidden },
          episode: episode + 1,
          episodes: moment.episodes.length,
          // On the prior every deviation is 1.
          informed: task.deviations[episode]!.some((deviation) => deviation !== 1),
        }
      : null,
  }
}

interface Playing {
  readonly stateSize: number
  readonly runId: number
  /** Of the paths played so far. */
  readonly number: number
  readonly phase: { readonly onlineStartStep: number }
}

/** The one closest to where the play head stands, else the one that was chosen. */
function momentOnShow(): number | null {
  const { step } = usePlayHead.getState()
  if (step === null) return useScenario.getState().moment
  const moments = recordedMoments(focusedRun().id)
  const distances = moments.map((moment) => Math.abs(moment.step - step))
  return moments.length > 0 ? distances.indexOf(Math.min(...distances)) : null
}

let timer: ReturnType<typeof setTimeout> | undefined
let playing: { readonly runId: number; readonly moment: number | null } | null = null
let position = { index: 0, step: 0, number: 0 }

/** Plays the recording in focus in the view of the world, for as long as it is in focus. */
function follow(): void {
  const { id, status } = focusedRun()
  const moment = momentOnShow()
  const wanted = status === 'recorded' ? { runId: id, moment } : null
  if (wanted?.runId === playing?.runId && wanted?.moment === playing?.moment) return
  playing = wanted
  position = { index: 0, step: 0, number: position.number + 1 }
  clearTimeout(timer)
  if (!wanted) return
  receiveWorldReport(null)
  show()
}

function show(): void {
  if (!playing) return
  const list = playlist(recordedMoments(playing.runId), playing.moment)
  const shown = list[position.index % Math.max(1, list.length)]
  const { progress } = focusedRun()
  if (!shown || !progress) return
  const stateSize = stateSizeOf(experimentOf(playing.runId)!.configuration)
  const steps = (shown.path.length / stateSize - 1) * shown.moment.stride
  const phase = { onlineStartStep: progress.onlineStartStep }
  showOthers(shown, { stateSize, runId: playing.runId, number: position.number, phase })
  receiveWorldReport(viewOf(shown, position.step, { stateSize, runId: playing.runId, number: position.number, phase }))
  position = { ...position, step: position.step + 1 }
  if (position.step >= steps + REST_STEPS) {
    position = { index: (position.index + 1) % list.length, step: 0, number: position.number + 1 }
  }
  plan()
}

/** The other recorded methods in the same episode of about the same moment, each on its own path. */
function showOthers({ moment, episode, imagined }: Shown, like: Playing): void {
  const { experiments, runs } = useExperiments.getState()
  const { seed } = focusedRun()
  for (const run of runs) {
    const experiment = experiments.find(({ id }) => id === run.experimentId)
    const isOther = run.id !== like.runId && run.seed === seed && experiment?.origin.kind === 'recorded'
    if (!isOther) continue
    const moments = imagined || moment.task ? [] : recordedMoments(run.id)
    const distances = moments.map(({ step }) => Math.abs(step - moment.step))
    const same = moments[distances.indexOf(Math.min(...distances))]
    const path = same?.episodes[episode]
    const view =
      same && path && viewOf({ moment: same, path, episode, imagined }, position.step, { ...like, runId: run.id })
    receiveOtherInWorld(run.id, view ?? null)
  }
}

function plan(): void {
  clearTimeout(timer)
  const { playing: moving, speed } = useWorld.getState()
  if (moving && playing) timer = setTimeout(show, 1000 / (NORMAL_PACE * speed))
}

function stateSizeOf({ environment, dataset }: RunConfiguration): number {
  const { id, parameters } = environment!
  if (dataset) return createEnvironment(id, parameters).stateSize
  // All tasks of a family have the same states.
  const family = findTaskFamily(id)
  return family.createEnvironment({ hidden: family.hidden.map(({ low, high }) => (low + high) / 2) }).stateSize
}

/** Plays the recording that is in focus, from now on. */
export function followRecording(): void {
  onFocusedRun(follow)
  useScenario.subscribe(follow)
  usePlayHead.subscribe(follow)
  useWorld.subscribe(plan)
}
