import { trainer } from './connection'
import { NORMAL_PACE, useWorld } from './world-store'

export function changeWorldSpeed(speed: number): void {
  useWorld.setState({ speed })
  setWorldPace()
}

export function playWorld(playing: boolean): void {
  useWorld.setState({ playing })
  setWorldPace()
}

/** Tells the worker how fast the policy is to act in the view. */
export function setWorldPace(): void {
  const { playing, speed } = useWorld.getState()
  void trainer().setWorldPace(playing ? NORMAL_PACE * speed : 0)
}
