import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import type { LessonCondition } from '../../core/lessons/lesson'
import { checkRecording } from '../../core/scenarios/recording'
import { checkScenario } from '../../core/scenarios/scenario'
import { noteTerm } from '../page/term-links-store'
import { useQuestions } from '../panels/panels-questions'
import { addPanel, boardKey } from '../panels/panels-store'
import { finishDrawing, startDrawing, usePrediction } from '../prediction/prediction-store'
import { addRun, updateRun, useExperiments } from '../runs/experiments-store'
import type { Run } from '../runs/run'
import { addRecordedRuns } from '../scenario/scenario-recorded'
import { useScenario } from '../scenario/scenario-store'
import { isFulfilled, watchConditions } from './lesson-conditions'

const read = (path: string): unknown => JSON.parse(readFileSync(`public/scenarios/${path}`, 'utf8'))
const recording = checkRecording(read('recorded/unlearning.json'))
const scenario = checkScenario(read('unlearning.json'))

beforeEach(() => {
  useExperiments.setState({ experiments: [], runs: [], focus: 0 })
  usePrediction.setState({ drawing: false, draft: null, byRun: {} })
  useScenario.setState({ id: 'unlearning', open: { scenario, recording }, moved: {}, recordedShown: true })
  addRecordedRuns(recording)
})

/** A live run of a method, with the consolation as recorded or another. */
function begin(method: string, fallReward = 2): number {
  const { environment, ...rest } = recording.configurations[method]!
  const configuration = { ...rest, environment: { ...environment!, parameters: { fallReward } } }
  const origin = { kind: 'scenario', scenario: 'unlearning', method } as const
  return addRun({ configuration, datasetName: null, datasetId: null, origin, changes: [], inherited: [] }, 0)
}

function goTo(runId: number, step: number): void {
  const progress = {
    step,
    totalSteps: 3500,
    onlineStartStep: 1500,
    finished: step === 3500,
    phase: 'offline',
    stage: '',
  }
  updateRun(runId, { status: 'training', progress: { ...progress, environmentSteps: 0 } as Run['progress'] })
}

const reached = (more: Partial<Extract<LessonCondition, { is: 'reached' }>>) =>
  isFulfilled({ is: 'reached', at: 'switch', beyond: 0, ...more })

it('recorded runs have reached nothing; live ones have when all of those that are meant are there', () => {
  expect(reached({})).toBe(false)
  const [cql, calQl] = [begin('cql'), begin('cal-ql')]
  goTo(cql, 1500)
  expect(reached({})).toBe(false)
  expect(reached({ method: 'cql' })).toBe(true)
  expect(reached({ method: 'cql', beyond: 1 })).toBe(false)
  goTo(calQl, 3500)
  expect(reached({})).toBe(true)
  expect(reached({ at: 'end' })).toBe(false)
  expect(reached({ at: 'end', method: 'cal-ql' })).toBe(true)
})

it('only a run that was changed counts where a change is asked for, before it began or while it ran', () => {
  goTo(begin('cql'), 3500)
  expect(reached({ changed: 'fallReward' })).toBe(false)
  useExperiments.setState(({ experiments }) => ({
    experiments: experiments.map((experiment) => ({
      ...experiment,
      changes: [{ step: 10, name: 'regulariserWeightOnline', from: 0, to: 1 }],
    })),
  }))
  expect(reached({ changed: 'regulariserWeightOnline' })).toBe(true)
  goTo(begin('cql', 0), 1500)
  expect(reached({ changed: 'fallReward' })).toBe(true)
})

it('sliders, focus, recorded runs beside live ones', () => {
  const moved = { is: 'moved', slider: 'fallReward', to: { atMost: 0 } } as const
  expect(isFulfilled(moved)).toBe(false)
  useScenario.setState({ moved: { environment: { fallReward: 0 } } })
  expect(isFulfilled(moved)).toBe(true)
  const { experiments, runs } = useExperiments.getState()
  const calQl = experiments.find(({ origin }) => origin.kind === 'recorded' && origin.method === 'cal-ql')!
  expect(isFulfilled({ is: 'focused', method: 'cal-ql' })).toBe(false)
  useExperiments.setState({ focus: runs.find(({ experimentId }) => experimentId === calQl.id)!.id })
  expect(isFulfilled({ is: 'focused', method: 'cal-ql' })).toBe(true)
  expect(isFulfilled({ is: 'recordedShown' })).toBe(false)
  begin('cql')
  expect(isFulfilled({ is: 'recordedShown' })).toBe(true)
  useScenario.setState({ recordedShown: false })
  expect(isFulfilled({ is: 'recordedShown' })).toBe(false)
})

it('a prediction when it is done, a panel on the board, a chosen term, a context put together', () => {
  startDrawing({ onlineStartStep: 1500, totalSteps: 3500, values: [] })
  expect(isFulfilled({ is: 'predicted' })).toBe(false)
  finishDrawing()
  expect(isFulfilled({ is: 'predicted' })).toBe(true)
  expect(isFulfilled({ is: 'panelOpen', panel: 'loss' })).toBe(false)
  addPanel(boardKey('cql'), 'loss')
  expect(isFulfilled({ is: 'panelOpen', panel: 'loss' })).toBe(true)
  expect(isFulfilled({ is: 'termChosen', term: 'calibrated' })).toBe(false)
  noteTerm('calibrated')
  expect(isFulfilled({ is: 'termChosen', term: 'calibrated' })).toBe(true)
  expect(isFulfilled({ is: 'contextTaken' })).toBe(false)
  useQuestions.setState(({ taskPosterior }) => ({ taskPosterior: { ...taskPosterior, context: [0, 1] } }))
  expect(isFulfilled({ is: 'contextTaken' })).toBe(true)
})

it('whoever watches is told of a change', () => {
  let changes = 0
  const end = watchConditions(() => changes++)
  noteTerm('other')
  expect(changes).toBe(1)
  end()
  noteTerm('another')
  expect(changes).toBe(1)
})
