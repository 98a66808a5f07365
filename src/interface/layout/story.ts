import { isBelowRandom, LEAST_LOST } from '../../core/diagnostics/dip'
import { summariseDips } from '../../core/diagnostics/dip-summary'
import { RandomStream } from '../../core/random/random-stream'
import { interquartileMean } from '../../core/statistics/interquartile-mean'
import { mean } from '../../core/statistics/moments'
import { useDataset } from '../../store/datasets/dataset-store'
import { returnCurve } from '../../store/runs/curves'
import { useFocusedRun } from '../../store/runs/experiments-store'
import type { Run } from '../../store/runs/run'
import { useSettings } from '../../store/settings/settings-store'
import { useTaskFamily } from '../../store/settings/task-family'
import { usePlayHead } from '../../store/timeline/play-head'
import { usePacedVersion } from '../charts/use-paced-version'
import { type Compared, comparedRuns } from '../stage/use-shown'
import type { Declared } from '../text/declared'
import type { Text } from '../text/text'
import { useDeclared, useText } from '../text/use-text'

const BOOTSTRAP_SEED = 17

/** What is happening, and what came of it so far; the second is empty before there is anything to tell. */
export interface Told {
  readonly headline: string
  readonly sentence: string
}

/** For people who have just come in; told anew at the pace of the charts. */
export function useStory(): Told {
  const text = useText()
  const declared = useDeclared()
  const run = useFocusedRun()
  const withoutWorld = useSettings((state) => state.environmentId === null)
  const dataset = useDataset((state) => state.current?.summary)
  const family = useTaskFamily()
  // Numbers that change twenty times a second cannot be read.
  usePacedVersion(({ runs }) => runs.map(({ id, evaluationsVersion }) => `${id}.${evaluationsVersion}`).join())
  const head = usePlayHead((state) => state.step)
  const all = comparedRuns().map((one) => upTo(one, head))
  const own = all.find(({ focused }) => focused)
  const name = own?.short ?? ''
  const why = run.reason ? declared.translate(run.reason) : ''
  const learntFrom = dataset && { ...dataset, name: declared.name(dataset.name) }
  const headline = family
    ? tellOfTasks(text, run, why, name, declared.placeLabel(family))
    : tell(text, declared, { run, why, name, withoutWorld, dataset: learntFrom })
  return { headline, sentence: outcomeOf(text, all, own) }
}

/** What all runs that are compared have come to; empty before there is anything to tell. */
export function comparison(text: Text): string {
  const all = comparedRuns()
  return outcomeOf(
    text,
    all,
    all.find(({ focused }) => focused),
  )
}

/** As it was at the step that is shown: what came after it is not told. */
function upTo(one: Compared, step: number | null): Compared {
  if (step === null) return one
  return { ...one, runs: one.runs.map((run) => ({ ...run, series: run.series.upTo(step) })) }
}

interface Situation {
  /** Of the run in focus. */
  readonly run: Run
  /** It has stopped, where it has. */
  readonly why: string
  readonly name: string
  readonly withoutWorld: boolean
  readonly dataset: { readonly name: string; readonly meanReturn: number } | undefined
}

function tell({ story }: Text, declared: Declared, { run, why, name, withoutWorld, dataset }: Situation): string {
  const { status, progress } = run
  if (status === 'failed') return story.failed(why)
  if (!progress || !dataset || status === 'preparing') return story.starting
  const { step, onlineStartStep, totalSteps, phase, stage, environmentSteps } = progress
  switch (status) {
    case 'ready':
      if (withoutWorld) return story.readyWithoutWorld(name, dataset.name)
      if (onlineStartStep === 0) return story.onlineOnly(name)
      return story.offlineReady(name, onlineStartStep, dataset.name)
    case 'finished':
      return story.finishedOffline(name)
    case 'paused':
    case 'waiting':
    case 'ended':
    case 'recorded':
      return story.paused(step)
    case 'training':
      if (FURTHER_STAGES.includes(stage)) return story.atStage(name, declared.name(stage))
      if (phase === 'online') return story.online(name, roundDown(environmentSteps))
      return onlineStartStep < totalSteps
        ? story.offline(name, roundDown(onlineStartStep - step))
        : story.offlineOnly(name, roundDown(totalSteps - step))
  }
}

/** In which no policy learns yet. */
const FURTHER_STAGES: readonly string[] = ['Fitting the dynamics model']

function tellOfTasks({ story }: Text, run: Run, why: string, name: string, family: string): string {
  const { status, progress } = run
  if (status === 'failed') return story.failed(why)
  if (!progress || status === 'preparing') return story.starting
  if (status === 'ready') return story.metaReady(name, family)
  if (status === 'paused') return story.paused(progress.step)
  return status === 'finished' ? story.metaFinished(name) : story.meta(name, roundDown(progress.environmentSteps))
}

/** What the runs have come to, each by its own name, over its own seeds. */
function outcomeOf({ story, list }: Text, all: readonly Compared[], own: Compared | undefined): string {
  const told = all.filter(({ runs }) => runs.some(({ series }) => series.evaluations.length > 0))
  if (told.length === 0) return ''
  const seeds = Math.max(...told.map(({ runs }) => runs.length))
  const recorded = told.every(({ experiment }) => experiment.origin.kind === 'recorded')
  const inherited = own?.inherited ? ` ${story.inherited(own.short, own.inherited.label, own.inherited.until)}` : ''
  const parts = partsOf(story, told)
  return `${list(parts)} ${story.over(seeds, recorded)}${inherited}`
}

function partsOf(story: Text['story'], told: readonly Compared[]): string[] {
  const adapted = told.map((one) => adaptationOf(one.runs))
  if (adapted.every((returns) => returns !== undefined))
    return told.map(({ short }, i) => story.adaptedOf(short, adapted[i]![0]!, adapted[i]!.at(-1)!, adapted[i]!.length))
  const dreamt = told.map(({ runs }) => latestOf(runs, 'modelReturn'))
  const real = told.map(({ runs }) => latestOf(runs, 'realReturn'))
  if (dreamt.every(Number.isFinite) && real.every(Number.isFinite))
    return told.map(({ short }, i) => story.dreamt(short, dreamt[i]!, real[i]!))
  const dips = told.map(dipOf)
  if (dips.some((dip) => dip !== undefined && dip.share >= LEAST_LOST))
    return told.map(({ short, runs }, i) => {
      const dip = dips[i]
      if (!dip) return story.nowOf(short, nowOf(runs))
      if (isBelowRandom(dip.share)) return story.fellBelowRandom(short, dip.steps)
      return dip.share >= LEAST_LOST ? story.lostOf(short, dip.share, dip.steps) : story.keptOf(short, dip.share)
    })
  return told.map(({ short, runs }) => {
    const atSwitch = atSwitchOf(runs)
    return atSwitch === undefined ? story.nowOf(short, nowOf(runs)) : story.fromTo(short, atSwitch, nowOf(runs))
  })
}

/** The same definition as the panel of dips: of each seed's own curve, then over seeds. */
function dipOf({ runs, short }: Compared): { readonly share: number; readonly steps: number } | undefined {
  const curves = runs.map(returnCurve).filter(({ steps }) => steps.length > 0)
  const [first] = curves
  if (!first || first.switchStep === 0) return undefined
  const floor = runs[0]!.references?.random ?? Number.NaN
  const random = RandomStream.fromSeed(BOOTSTRAP_SEED)
  const summary = summariseDips(short, curves, { switchStep: first.switchStep, floor }, random, { repetitions: 50 })
  if (!summary?.relativeDepth) return undefined
  return { share: summary.relativeDepth.iqm, steps: Math.round(summary.stepsToBottom ?? 0) }
}

function nowOf(runs: readonly Run[]): number {
  return interquartileMean(runs.flatMap(({ series }) => series.evaluations.at(-1)?.mean ?? []))
}

function atSwitchOf(runs: readonly Run[]): number | undefined {
  const values = runs.flatMap(({ series, progress }) => {
    const border = progress?.onlineStartStep ?? 0
    const passed = series.evaluations.some(({ step }) => step > border)
    return border > 0 && passed ? (series.evaluations.findLast(({ step }) => step <= border)?.mean ?? []) : []
  })
  return values.length > 0 ? interquartileMean(values) : undefined
}

function latestOf(runs: readonly Run[], metric: string): number {
  const values = runs.flatMap(({ series }) => series.metrics.get(metric)?.values.at(-1) ?? [])
  return values.length > 0 ? interquartileMean(values) : Number.NaN
}

/** Mean over tasks, then over seeds, of each episode of adaptation. */
function adaptationOf(runs: readonly Run[]): number[] | undefined {
  const bySeed = runs.flatMap(({ series }) => {
    const adaptation = series.evaluations.at(-1)?.adaptation
    return adaptation ? [adaptation.map(mean)] : []
  })
  return bySeed[0]?.map((_, episode) => interquartileMean(bySeed.map((returns) => returns[episode]!)))
}

/** A sentence that changes twenty times a second cannot be read. */
function roundDown(count: number): number {
  return count >= 100 ? Math.floor(count / 100) * 100 : count
}
