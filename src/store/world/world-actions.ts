import { useExperiments } from '../runs/experiments-store'
import { usePlayHead } from '../timeline/play-head'
import { hostedRunIds, hostOf } from '../workers/hosts'
import { NORMAL_PACE, useWorld } from './world-store'

usePlayHead.subscribe(({ step }, before) => {
  if ((step === null) !== (before.step === null)) setWorldPace()
})

export function changeWorldSpeed(speed: number): void {
  useWorld.setState({ speed })
  setWorldPace()
}

export function playWorld(playing: boolean): void {
  useWorld.setState({ playing })
  setWorldPace()
}

/** Tells the workers how fast the policy in focus is to act in the view; the others stand still. */
export function setWorldPace(): void {
  const { playing, speed } = useWorld.getState()
  const { focus } = useExperiments.getState()
  // While time is turned back, who acted then is seen.
  const live = usePlayHead.getState().step === null
  for (const runId of hostedRunIds()) {
    void hostOf(runId)?.setWorldPace(playing && live && runId === focus ? NORMAL_PACE * speed : 0)
  }
}

useExperiments.subscribe(({ runs, focus }, before) => {
  const newcomer = focus !== before.focus || runs.find(({ id }) => id === focus)?.hosted
  const known = focus === before.focus && before.runs.find(({ id }) => id === focus)?.hosted
  if (newcomer && !known) setWorldPace()
})
