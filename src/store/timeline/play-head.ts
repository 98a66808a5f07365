import { create } from 'zustand'
import { focusedRun, useExperiments } from '../runs/experiments-store'
import { keptSteps } from './kept-states'

/** Speeds at which time is played, in shares of the usual one. */
export const SPEEDS = [0.5, 1, 2, 4] as const
/** Seconds that a whole run takes at speed 1. */
const SECONDS = 20
const TICK_MS = 100
/** Around the switch time goes so many times slower. */
const SLOWER = 4
const AROUND = 0.04

interface PlayHead {
  /** The step that the whole stage shows; null: the newest, as it comes. */
  readonly step: number | null
  readonly playing: boolean
  readonly speed: number
}

/** Where the person has turned time back to. */
export const usePlayHead = create<PlayHead>(() => ({ step: null, playing: false, speed: 1 }))

/** Of a run whose networks were kept it stands on one of the steps that were, so that all that is shown is of one step. */
export function movePlayHead(wanted: number): void {
  const { id, progress } = focusedRun()
  const steps = keptSteps(id)
  const within = Math.min(progress?.step ?? wanted, Math.max(0, Math.round(wanted)))
  const step = steps.reduce(
    (best, kept) => (Math.abs(kept - within) < Math.abs(best - within) ? kept : best),
    steps[0] ?? within,
  )
  if (step !== usePlayHead.getState().step) usePlayHead.setState({ step })
}

/** To the next kept step in one direction; of a recording a fortieth of it. */
export function stepPlayHead(by: 1 | -1): void {
  const { id, progress } = focusedRun()
  const now = usePlayHead.getState().step ?? progress?.step ?? 0
  const steps = keptSteps(id)
  const next = by > 0 ? steps.find((step) => step > now) : steps.findLast((step) => step < now)
  const total = progress?.totalSteps ?? 0
  usePlayHead.setState({ playing: false })
  if (steps.length > 0) movePlayHead(next ?? now)
  else movePlayHead(now + (by * total) / 40)
}

export function backToLive(): void {
  usePlayHead.setState({ step: null, playing: false })
}

let timer: ReturnType<typeof setInterval> | undefined
let position = 0

/** From where it stands, or from the start where that is the end. */
export function playTime(playing: boolean): void {
  clearInterval(timer)
  usePlayHead.setState({ playing })
  if (!playing) return
  const { progress } = focusedRun()
  const { step } = usePlayHead.getState()
  const end = progress?.step ?? 0
  position = step === null || step >= end ? 0 : step
  timer = setInterval(tick, TICK_MS)
}

export function setTimeSpeed(speed: number): void {
  usePlayHead.setState({ speed })
}

function tick(): void {
  const { progress } = focusedRun()
  const { playing, speed } = usePlayHead.getState()
  const { totalSteps = 0, onlineStartStep = 0, step: end = 0 } = progress ?? {}
  if (!playing || totalSteps === 0) {
    clearInterval(timer)
    return
  }
  const slow = onlineStartStep > 0 && Math.abs(position - onlineStartStep) < AROUND * totalSteps ? SLOWER : 1
  position += (totalSteps * TICK_MS * speed) / (1000 * SECONDS * slow)
  if (position < end) {
    movePlayHead(position)
    return
  }
  clearInterval(timer)
  backToLive()
}

/** Another run has another time. */
export function followFocusInTime(): void {
  useExperiments.subscribe(({ focus }, before) => {
    if (focus !== before.focus && usePlayHead.getState().step !== null) backToLive()
  })
}
