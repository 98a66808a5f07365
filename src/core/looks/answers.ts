import { computeActionSlice } from '../diagnostics/action-slice'
import { computeBehaviourCalibration, computeReliability } from '../diagnostics/calibration'
import { compareReadings, computeGradientShares } from '../diagnostics/gradients'
import { computeKnowledge } from '../diagnostics/knowledge'
import { computeMetaStep } from '../diagnostics/meta-step'
import { computeModelRollouts } from '../diagnostics/model-rollouts'
import { mapAxes } from '../diagnostics/plane'
import { computeRegretSplit } from '../diagnostics/regret'
import { computeStateMap } from '../diagnostics/state-map'
import { computeTaskPosterior } from '../diagnostics/task-posterior'
import { computeTelescoping } from '../diagnostics/telescoping'
import { computeUncertainty } from '../diagnostics/uncertainty'
import type { HostArray, Tree } from '../engine/tree'
import { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import type { TrainingRun } from '../training/training-run'
import type { PanelOptimal } from './optimal'
import type { PanelAnswers, PanelKind, PanelQuestions } from './questions'
import { observationAt, startPlace, statePlane } from './state-plane'

/** The same random numbers at every look: the same rows and starts, so that a picture changes only with the networks. */
const SEED = 20_231

/** What the answers to one run's panels are made from. */
export interface PanelMemory {
  readonly optimal: Pick<PanelOptimal, 'ask' | 'values'>
  /** Of the weights, at the last look. */
  reading: { readonly step: number; readonly state: Tree<HostArray> } | undefined
}

/** null: this run has nothing of the kind. */
type Answerer<Kind extends PanelKind> = (
  run: TrainingRun,
  options: PanelQuestions[Kind],
  memory: PanelMemory,
) => Promise<PanelAnswers[Kind] | null>

export const answerers: { readonly [Kind in PanelKind]: Answerer<Kind> } = {
  async calibration({ diagnose: access }, { starts }, { optimal }) {
    const behaviour = access && (await computeBehaviourCalibration(access, {}, fresh()))
    if (!access || !behaviour) return null
    const state = optimal.ask(access)
    const { values } = optimal
    return {
      behaviour,
      reliability: (await computeReliability(access, { starts }, fresh())) ?? null,
      regret: values ? ((await computeRegretSplit(access, values, { starts }, fresh())) ?? null) : null,
      optimal: state,
    }
  },

  async actionSlice({ diagnose: access }, { place, axes }) {
    if (!access?.has('q')) return null
    const at = placeOf(access, place)
    const observation = observationAt(access, at)
    // The page may still ask about entries that the last environment's action had.
    const present = axes.filter((axis) => axis < access.sizes.action)
    const slice = await computeActionSlice(access, { observation, axes: present }, fresh())
    return { ...slice, actions: access.environment?.actions ?? boxOf(access), map: await statePlane(access, at, 0) }
  },

  async stateMap({ diagnose: access }, { quantity, x, y, through }, { optimal }) {
    if (!access || mapAxes(access).length < 2) return null
    const needsOptimal = quantity === 'optimal' || quantity === 'distanceToOptimal'
    const state = needsOptimal ? optimal.ask(access) : ({ kind: 'ready' } as const)
    const known = needsOptimal ? optimal.values !== undefined : canShow(access, quantity)
    const place = placeOf(access, through)
    const map = await computeStateMap(
      access,
      {
        // Until V* is there the map shows where the data are.
        quantity: known ? quantity : 'density',
        x,
        y,
        through: place,
        ...(optimal.values && { optimalValues: optimal.values }),
      },
      fresh(),
    )
    return { ...map, map: await statePlane(access, place, 4, [x, y]), optimal: state }
  },

  async gradients(run, { batches }, memory) {
    const access = run.diagnose ?? run.tasks
    if (!access?.hasRows) return null
    const networks = await computeGradientShares(access, { batches }, fresh())
    const { step } = run.progress
    const state = await access.readState()
    const before = memory.reading
    const moved = before !== undefined && before.step < step
    if (!before || moved) memory.reading = { step, state }
    const steps = moved ? step - before.step : 0
    return { networks, changes: moved ? compareReadings(before.state, state, steps) : [], steps }
  },

  async uncertainty({ diagnose: access }, { rows }) {
    return (access && (await computeUncertainty(access, { rows }, fresh()))) ?? null
  },

  async knowledge({ diagnose: access }, { rows }) {
    return (access && (await computeKnowledge(access, { rows }, fresh()))) ?? null
  },

  async metaAdaptation({ diagnose: access }) {
    return access ? { onlineShare: access.onlineShare } : null
  },

  async metaStep({ diagnose: access }) {
    return (access && (await computeMetaStep(access, {}, fresh()))) ?? null
  },

  async telescoping({ diagnose: access }, { length }) {
    return (access && (await computeTelescoping(access, { length }, fresh()))) ?? null
  },

  async modelRollouts({ diagnose: access }, { starts }) {
    return (access && (await computeModelRollouts(access, { starts }, fresh()))) ?? null
  },

  async taskPosterior({ tasks }, options) {
    return tasks ? computeTaskPosterior(tasks, options, fresh()) : null
  },
}

/** The place that was picked, unless it was picked in another world. */
function placeOf(access: DiagnosticAccess, place: readonly number[] | null): Float64Array {
  const fits = place?.length === mapAxes(access).length
  return fits ? Float64Array.from(place) : startPlace(access, fresh())
}

function fresh(): RandomStream {
  return RandomStream.fromSeed(SEED)
}

function canShow(access: DiagnosticAccess, quantity: PanelQuestions['stateMap']['quantity']): boolean {
  if (quantity === 'density') return access.offline.count > 0
  if (quantity === 'penalty') return access.has('penalty')
  return access.has('q')
}

function boxOf({ preprocessing }: DiagnosticAccess): PanelAnswers['actionSlice']['actions'] {
  return preprocessing.actionBox.map(({ low, high }, i) => ({
    name: `action ${i + 1}`,
    symbol: `a_{${i + 1}}`,
    unit: '',
    low,
    high,
  }))
}
