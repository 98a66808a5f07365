import { formatCount, formatMeasured } from '../../format/numbers'

/** The sentences that tell what is happening. */
export const story = {
  starting: 'Getting ready: the training engine and a first dataset are on their way.',
  offlineReady: (algorithm: string, steps: number, dataset: string) =>
    `${algorithm} will first learn from ${dataset} alone, for ${formatCount(steps)} steps, and then go online. Press Train.`,
  onlineOnly: (algorithm: string) => `${algorithm} will learn online from the first step. Press Train.`,
  readyWithoutWorld: (algorithm: string, dataset: string) =>
    `${algorithm} will learn from ${dataset}. No built-in world fits it, so its return cannot be measured and it stays offline.`,
  metaReady: (algorithm: string, family: string) =>
    `${algorithm} will meta-train on many tasks of one kind (${family}), then adapt to tasks that it has never seen. Press Train.`,
  meta: (algorithm: string, transitions: number) =>
    `${algorithm} meta-trains: it collects in many tasks and learns to tell them apart. ${formatCount(transitions)} environment steps so far.`,
  metaFinished: (algorithm: string) => `${algorithm} finished meta-training.`,
  offline: (algorithm: string, left: number) =>
    `${algorithm} learns offline: it only ever sees the data. ${formatCount(left)} steps until it may act for itself.`,
  online: (algorithm: string, transitions: number) =>
    `${algorithm} is online: it acts, keeps what happens, and learns from both. ${formatCount(transitions)} new transitions so far.`,
  offlineOnly: (algorithm: string, left: number) =>
    `${algorithm} learns offline: it only ever sees the data. ${formatCount(left)} steps to go.`,
  atStage: (algorithm: string, stage: string) => `${algorithm}: ${stage.toLowerCase()}, before its policy learns.`,
  nowOf: (name: string, value: number) => `${name} returns ${formatMeasured(value)}`,
  fromTo: (name: string, atSwitch: number, now: number) =>
    `${name} ${formatMeasured(atSwitch)} at the switch, ${formatMeasured(now)} now`,
  lostOf: (name: string, share: number, steps: number) =>
    `${name} lost ${Math.round(100 * share)} % within ${formatCount(steps)} steps`,
  fellBelowRandom: (name: string, steps: number) =>
    `${name} fell below a random policy within ${formatCount(steps)} steps`,
  keptOf: (name: string, share: number) => `${name} lost ${Math.round(100 * share)} %`,
  dreamt: (name: string, dreamt: number, real: number) =>
    `${name} dreams of ${formatMeasured(dreamt)} and gets ${formatMeasured(real)}`,
  adaptedOf: (name: string, first: number, last: number, episodes: number) =>
    `${name} returns ${formatMeasured(first)} in its first episode of an unseen task, ${formatMeasured(last)} in its ${ordinal(episodes)}`,
  over: (seeds: number, recorded: boolean) =>
    seeds === 1
      ? `(${recorded ? '1 recorded seed' : '1 seed, which says little about others'}).`
      : `(interquartile mean of ${seeds} ${recorded ? 'recorded ' : ''}seeds).`,
  inherited: (name: string, parent: string, until: number) =>
    `Up to step ${formatCount(until)} ${name} is what ${parent} had learnt.`,
  paused: (step: number) => `Paused at step ${formatCount(step)}. Change something, take a single step, or train on.`,
  finishedOffline: (algorithm: string) => `${algorithm} finished.`,
  goBack: (step: number) => `Back to step ${formatCount(step)}`,
  failed: (why: string) => `The run stopped. ${why} What was drawn so far stays; Reset starts anew.`,
}

function ordinal(count: number): string {
  const suffixes = { 1: 'st', 2: 'nd', 3: 'rd' } as const
  const teen = Math.floor(count / 10) % 10 === 1
  return `${count}${(!teen && suffixes[(count % 10) as 1 | 2 | 3]) || 'th'}`
}
