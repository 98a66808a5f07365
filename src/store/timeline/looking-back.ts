import type { PanelReport } from '../../core/looks/questions'
import { messageOf } from '../../core/messages/user-error'
import type { LookBack, Report } from '../../worker/protocol'
import { addNotice } from '../page/notices-store'
import { receivePast } from '../panels/panels-answers'
import { onQuestions, questionsInView } from '../panels/panels-questions'
import { bringData } from '../runs/begin'
import { experimentOf, focusedRun, runsOf, runWithId, useExperiments } from '../runs/experiments-store'
import { type OpenedWorker, openWorker } from '../workers/open-worker'
import { receiveInWorld } from '../workers/reports'
import { NORMAL_PACE, useWorld } from '../world/world-store'
import { keptNear } from './kept-states'
import { usePlayHead } from './play-head'
import { recordedReportsNear } from './recorded-looks'

/** A worker of its own: what trains goes on undisturbed, and what has been given up by its worker can be asked, too. */
interface Past extends OpenedWorker {
  /** By run: its rows as that worker has them. */
  readonly rows: Map<number, Promise<number | null>>
}

/** Runs that a stage compares at most. */
const MOST_SHOWN = 5

let past: Past | undefined
let looking = false
let again = false

/** Shows the past whenever the play head stands in it. */
export function followPlayHead(): void {
  usePlayHead.subscribe(look)
  onQuestions(look)
  useExperiments.subscribe(prepareAtRest)
  useWorld.subscribe(setPace)
}

/** Runs that can be looked back at without delay, or are being made ready for it. */
const ready = new Set<number>()
let preparing: Promise<unknown> = Promise.resolve()

/**
 * What takes longest of a first look is done before it is waited for: the worker comes up, has the rows and copies of the
 * runs on show, and has been asked once what is in view.
 */
export function prepareToLookBack(): void {
  for (const id of shownRuns(0)) {
    if (ready.has(id)) continue
    ready.add(id)
    // One after the other, and none before a look that somebody waits for.
    preparing = preparing
      .then(async () => {
        const frozen = keptNear(id, 0)
        if (looking || !frozen) ready.delete(id)
        else await ask({ runId: id, frozen, questions: questionsInView(), acts: false })
      })
      .catch(() => ready.delete(id))
  }
}

type Runs = ReturnType<typeof useExperiments.getState>

/** A training that rests leaves the time to prepare; while it goes on, only who comes near the timeline is worth it. */
const RESTED_MS = 2000
let rested: ReturnType<typeof setTimeout> | undefined

function prepareAtRest(state: Runs, before: Runs): void {
  if (state.runs === before.runs) return
  clearTimeout(rested)
  const { status } = focusedRun()
  const busy = state.runs.some((run) => run.status === 'training' || run.status === 'preparing')
  if (!busy && (status === 'paused' || status === 'finished')) rested = setTimeout(prepareToLookBack, RESTED_MS)
}

/** One look at a time; of those that are wanted meanwhile the last. */
function look(): void {
  if (usePlayHead.getState().step === null) {
    if (past) void past.client.api.setWorldPace(0)
    return
  }
  showRecorded()
  again = true
  if (looking) return
  looking = true
  void (async () => {
    try {
      while (again) {
        again = false
        await lookAtAll()
      }
    } catch (error) {
      addNotice(messageOf(error))
    } finally {
      looking = false
    }
  })()
}

async function lookAtAll(): Promise<void> {
  const { step } = usePlayHead.getState()
  if (step === null) return
  for (const id of shownRuns(step)) {
    if (again) return
    const frozen = keptNear(id, step)
    if (!frozen) continue
    const reports = await ask({ runId: id, frozen, questions: questionsInView(), acts: true })
    if (usePlayHead.getState().step !== null) receivePast(id, reports)
  }
}

async function ask(request: Omit<LookBack, 'datasetId'>): Promise<readonly PanelReport[]> {
  const datasetId = await rowsOf(request.runId)
  const { api } = opened().client
  setPace()
  return api.lookBack({ ...request, datasetId })
}

/** Those of which a state was kept near a step: one seed of each visible run, as on the stage; the one in focus first. */
function shownRuns(step: number): number[] {
  const { experiments, focus } = useExperiments.getState()
  const seed = runWithId(focus)?.seed
  return experiments
    .filter(({ id, hidden }) => !hidden || runWithId(focus)?.experimentId === id)
    .flatMap(({ id }) => {
      const own = runsOf(id)
      return (own.find((run) => run.id === focus) ?? own.find((run) => run.seed === seed) ?? own[0])?.id ?? []
    })
    .filter((id) => keptNear(id, step) !== undefined)
    .sort((a, b) => Number(b === focus) - Number(a === focus))
    .slice(0, MOST_SHOWN)
}

/** What was recorded is there at once. */
function showRecorded(): void {
  const { step } = usePlayHead.getState()
  if (step === null) return
  for (const { id } of useExperiments.getState().runs) {
    const reports = recordedReportsNear(id, step)
    if (reports) receivePast(id, reports)
  }
}

function rowsOf(runId: number): Promise<number | null> {
  const { client, started, rows } = opened()
  const known = rows.get(runId)
  if (known) return known
  const experiment = experimentOf(runId)!
  const brought = started.then(() => bringData(client, experiment, runWithId(runId)!.seed))
  rows.set(runId, brought)
  brought.catch(() => rows.delete(runId))
  return brought
}

function opened(): Past {
  if (past) return past
  const opened = openWorker(receive, () => {
    past = undefined
    ready.clear()
  })
  past = { ...opened, rows: new Map() }
  return past
}

function receive(report: Report): void {
  if (report.kind === 'warning') addNotice(report.message)
  else if (report.kind === 'world' && usePlayHead.getState().step !== null) receiveInWorld(report)
}

function setPace(): void {
  if (!past || usePlayHead.getState().step === null) return
  const { playing, speed } = useWorld.getState()
  void past.client.api.setWorldPace(playing ? NORMAL_PACE * speed : 0)
}
