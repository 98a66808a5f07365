import { useExperiments } from '../runs/experiments-store'
import { usePlayHead } from '../timeline/play-head'
import { runsInWorkers, workerOf } from '../workers/worker-of'
import { NORMAL_PACE, othersInWorld, useWorld } from './world-store'

export function changeWorldSpeed(speed: number): void {
  useWorld.setState({ speed })
  setWorldPace()
}

export function playWorld(playing: boolean): void {
  useWorld.setState({ playing })
  setWorldPace()
}

/** Tells the workers how fast the policy in focus, and those that are compared with it, are to act in the view. */
export function setWorldPace(): void {
  const { playing, speed } = useWorld.getState()
  // While time is turned back, who acted then is seen.
  const live = usePlayHead.getState().step === null
  for (const runId of runsInWorkers()) {
    void workerOf(runId)?.setWorldPace(playing && live && isInWorld(runId) ? NORMAL_PACE * speed : 0)
  }
}

/** The run in focus, and of every other one on show the same seed. */
function isInWorld(runId: number): boolean {
  const { focus, experiments, runs } = useExperiments.getState()
  const seed = runs.find(({ id }) => id === focus)?.seed
  const run = runs.find(({ id }) => id === runId)
  const shown = experiments.some(({ id, hidden }) => id === run?.experimentId && !hidden)
  return runId === focus || (shown && run?.seed === seed)
}

/** Whoever comes into focus, into a worker or back from the past acts at the pace of the view from then on. */
export function followWorldPace(): void {
  usePlayHead.subscribe(({ step }, before) => {
    if ((step === null) !== (before.step === null)) setWorldPace()
  })
  useExperiments.subscribe(({ runs, focus }, before) => {
    const hosted = (all: typeof runs) => all.flatMap((run) => (run.hosted ? [run.id] : [])).join()
    if (focus !== before.focus || (runs !== before.runs && hosted(runs) !== hosted(before.runs))) setWorldPace()
    if (focus !== before.focus || runs.length < before.runs.length) othersInWorld.clear()
  })
}
