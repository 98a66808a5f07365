import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { evaluateClaim } from '../../core/scenarios/claims'
import { checkRecording } from '../../core/scenarios/recording'
import type { RunTrace } from '../../core/scenarios/run-trace'
import { checkScenario } from '../../core/scenarios/scenario'
import { runsOf, useExperiments } from '../runs/experiments-store'
import { emptyRun, type Run } from '../runs/run'
import { type LiveRun, liveStatus, secondsLeft } from './scenario-live'
import { playlist, viewOf } from './scenario-player'
import { addRecordedRuns, recordedState } from './scenario-recorded'
import { outcomeOf, traceOf } from './scenario-traces'

const read = (path: string): unknown => JSON.parse(readFileSync(`public/scenarios/${path}`, 'utf8'))
const recording = checkRecording(read('recorded/unlearning.json'))
const scenario = checkScenario(read('unlearning.json'))

beforeEach(() => useExperiments.setState({ experiments: [], runs: [], focus: 0 }))

it('a recording becomes one run for each method, with all of its seeds and every evaluated return', () => {
  addRecordedRuns(recording)
  const { experiments } = useExperiments.getState()
  expect(experiments.map(({ origin }) => origin.kind === 'recorded' && origin.method)).toEqual(['cql', 'cal-ql', 'iql'])
  for (const experiment of experiments) {
    const runs = runsOf(experiment.id)
    expect(runs.map(({ seed }) => seed)).toEqual(recording.seeds)
    for (const { series, seed, status, hosted } of runs) {
      const { curves } = recording.traces.find(
        (trace) =>
          trace.seed === seed && experiment.origin.kind === 'recorded' && trace.method === experiment.origin.method,
      )!
      expect(series.evaluations.map(({ mean }) => mean)).toEqual(curves.return!.values)
      expect(series.metric('qData').length).toBe(curves.qData!.steps.length)
      expect({ status, hosted }).toEqual({ status: 'recorded', hosted: false })
    }
  }
})

/** A run that the page has trained, as its evaluation episodes make the recorded goal rate. */
function trained({ seed, method, curves, figures, onlineStartStep, totalSteps }: RunTrace): Run {
  const run = {
    ...emptyRun(1, 1, seed),
    ...recordedState({ ...recording.traces[0]!, curves, figures }, recording.configurations[method]!),
  }
  const rates = curves.goalRate!.values
  run.series.evaluations.forEach((evaluation, i) => {
    const returns = Array.from({ length: 20 }, (_, episode) => (episode < Math.round(rates[i]! * 20) ? 10 : 0))
    Object.assign(evaluation, { returns })
  })
  return { ...run, figures, progress: { ...run.progress!, onlineStartStep, totalSteps } }
}

it('claims about runs of the page come out as the command line has them', () => {
  const traces = recording.traces.map((trace) => traceOf(trained(trace), trace.method, scenario))
  for (const [index, claim] of scenario.claims.entries()) {
    const outcome = outcomeOf(claim, traces)!
    const [mean, recorded] = [outcome.mean!, recording.claims[index]!.mean!]
    expect(Math.abs(mean - recorded)).toBeLessThan(1e-3)
    expect(outcome.passed).toBe(recording.claims[index]!.passed)
    expect(outcome.passed).toBe(evaluateClaim(claim, traces).passed)
  }
})

it('a claim waits for all methods that it is about, and counts only seeds that all of them have', () => {
  const compares = scenario.claims.find(({ id }) => id === 'cal-ql-keeps')!
  const traces = recording.traces.map((trace) => traceOf(trained(trace), trace.method, scenario))
  const cql = traces.filter(({ method }) => method === 'cql')
  expect(outcomeOf(compares, cql)).toBeUndefined()
  const both = [...cql, ...traces.filter(({ method, seed }) => method === 'cal-ql' && seed === 601)]
  expect(outcomeOf(compares, both)!.perSeed).toHaveLength(1)
})

it('the view plays every moment, or one, and walks straight between the kept states', () => {
  const moments = recording.traces[0]!.trajectories
  expect(playlist(moments, null)).toHaveLength(2 * moments.length)
  expect(playlist(moments, 1).map(({ moment }) => moment)).toEqual([moments[1], moments[1]])
  const moment = { step: 1500, stride: 2, episodes: [[0, 0, 2, 4, 4, 4]], imagined: [[1, 1, 1, 1]] }
  const [real, imagined] = playlist([moment], null)
  const playing = { stateSize: 2, runId: 1, number: 0, phase: { onlineStartStep: 1500 } }
  expect([...viewOf(real!, 1, playing).state]).toEqual([1, 2])
  expect([...viewOf(real!, 1, playing).nextState]).toEqual([2, 4])
  // After its end it stays where it was.
  const rest = viewOf(real!, 9, playing)
  expect([...rest.state, ...rest.nextState, rest.step]).toEqual([4, 4, 4, 4, 4])
  expect([real!.imagined, imagined!.imagined]).toEqual([false, true])
  expect(viewOf(real!, 0, playing).phase).toBe('offline')
})

it('the time left is that of the longer of first worker and pool, and nothing once all is over', () => {
  const run = (runId: number, part: Partial<Run>): LiveRun => ({
    method: 'm',
    experiment: {} as never,
    run: { ...emptyRun(runId, 1, 0), ...part },
  })
  const main = run(1, { status: 'training', hosted: true, secondsLeft: 5 })
  const beside = run(2, { status: 'training', hosted: true, secondsLeft: 4 })
  const waits = run(3, { status: 'waiting' })
  expect(secondsLeft([main], 10, 1, 1)).toBe(5)
  expect(secondsLeft([main, beside, waits], 10, 1, 1)).toBe(14)
  expect(secondsLeft([main, beside, waits], 10, 1, 2)).toBe(7)
  expect(secondsLeft([run(1, { status: 'finished' })], 10, 1, 1)).toBeNull()
  expect(liveStatus([main, waits])).toBe('training')
  expect(liveStatus([run(1, { status: 'paused' }), waits])).toBe('paused')
  expect(liveStatus([run(1, { status: 'finished' })])).toBe('over')
})
