import { describe, expect, it } from 'vitest'
import { verbatim } from '../../core/messages/message'
import { focusedRun } from '../../store/runs/experiments-store'
import { RunSeries } from '../../store/runs/run-series'
import { en } from '../text/en/all'
import { type Ending, EVALUATIONS_MS, endingsToSay, heardOf, whatToSay } from './what-to-say'

type Run = ReturnType<typeof focusedRun>

function runAt(step: number, change: Partial<Run> & { readonly phase?: 'offline' | 'online' } = {}): Run {
  const { phase = 'offline', ...rest } = change
  const progress = {
    step,
    totalSteps: 1000,
    onlineStartStep: 500,
    environmentSteps: 0,
    phase,
    stage: phase,
    finished: false,
  }
  return { ...focusedRun(), id: 1, status: 'training', progress: progress as Run['progress'], ...rest }
}

/** What is said while the states pass by, one every `every` ms. */
function listen(states: readonly Run[], every: number): (string | null)[] {
  let heard = heardOf(states[0]!, 0)
  return states.slice(1).map((run, i) => {
    const message = whatToSay(en, heard, run, (i + 1) * every)
    heard = message.heard
    return message.sentence
  })
}

const series = new RunSeries()
series.add(null, [{ step: 10, mean: -200, lower: -210, upper: -190, lowest: -220, highest: -180 } as never])

describe('announcements', () => {
  it('tell each change of state, and the step', () => {
    const states = [runAt(0, { status: 'ready' }), runAt(0), runAt(20, { status: 'paused' }), runAt(20)]
    expect(listen(states, 100)).toEqual(['Training, step 0.', 'Paused, step 20.', 'Training, step 20.'])
  })

  it('tell the switch to online learning', () => {
    expect(listen([runAt(499), runAt(500, { phase: 'online' }), runAt(510, { phase: 'online' })], 100)).toEqual([
      'Online from step 500 on.',
      null,
    ])
  })

  it('tell steps taken by hand', () => {
    const states = [1, 2, 2].map((step) => runAt(step, { status: 'paused' }))
    expect(listen(states, 100)).toEqual(['Paused, step 2.', null])
  })

  it('tell evaluations at most every ten seconds, and none that is overtaken', () => {
    const states = Array.from({ length: 301 }, (_, i) => runAt(i, { evaluationsVersion: i, series }))
    const message = listen(states, 100).flatMap((sentence, i) => (sentence === null ? [] : [[(i + 1) * 100, sentence]]))
    expect(message.map(([at]) => at)).toEqual([EVALUATIONS_MS, 2 * EVALUATIONS_MS, 3 * EVALUATIONS_MS])
    expect(message[0]![1]).toMatch(/^Step 100\. Mean return \u2212200/)
  })

  it('leave failures to the alert', () => {
    expect(listen([runAt(9), runAt(9, { status: 'failed', reason: verbatim('NaN') })], 100)).toEqual([null])
  })

  it('are the same once for the same thing', () => {
    expect(listen([runAt(5, { status: 'paused' }), runAt(5, { status: 'paused' })], 100)).toEqual([null])
  })
})

describe('the end', () => {
  const ending = (name: string, ...runs: readonly (readonly [id: number, status: Run['status']])[]): Ending => ({
    name,
    runs: runs.map(([id, status]) => ({ ...runAt(1000, { status, series }), id })),
  })
  const training = new Map<number, Run['status']>([1, 2, 3].map((id) => [id, 'training']))
  const comparison = () => 'CQL lost 95 %, Cal-QL lost 12 %.'

  it('is told with the name of the method and its return', () => {
    const all = [ending('CQL', [1, 'finished']), ending('Cal-QL', [2, 'training'])]
    expect(endingsToSay(en, all, training, comparison)).toBe('CQL finished at step 1\u202f000. Mean return \u2212200.')
  })

  it('of the last one closes with what compares them all', () => {
    const all = [ending('CQL', [1, 'finished']), ending('Cal-QL', [2, 'finished'])]
    const before = new Map(training).set(1, 'finished')
    expect(endingsToSay(en, all, before, comparison)).toMatch(/^Cal-QL finished .* CQL lost 95 %, Cal-QL lost 12 %\.$/)
  })

  it('is told once all seeds are through, and of nothing that came finished', () => {
    expect(endingsToSay(en, [ending('CQL', [1, 'finished'], [2, 'training'])], training, comparison)).toBeNull()
    expect(endingsToSay(en, [ending('CQL', [9, 'finished'])], training, comparison)).toBeNull()
  })
})
