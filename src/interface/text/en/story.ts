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
  adapted: (first: number, last: number, episodes: number) =>
    `In unseen tasks its first episode returns ${formatMeasured(first)}, its ${ordinal(episodes)} ${formatMeasured(last)}.`,
  metaFinished: (algorithm: string) => `${algorithm} finished meta-training.`,
  offline: (algorithm: string, left: number) =>
    `${algorithm} learns offline: it only ever sees the data. ${formatCount(left)} steps until it may act for itself.`,
  online: (algorithm: string, transitions: number) =>
    `${algorithm} is online: it acts, keeps what happens, and learns from both. ${formatCount(transitions)} new transitions so far.`,
  nowAt: (value: number, behaviour: number) =>
    value >= behaviour
      ? `Its return is ${formatMeasured(value)}, above the ${formatMeasured(behaviour)} of the data.`
      : `Its return is ${formatMeasured(value)}; the data has ${formatMeasured(behaviour)}.`,
  paused: (step: number) => `Paused at step ${formatCount(step)}. Change something, take a single step, or train on.`,
  finished: (algorithm: string, atSwitch: number, last: number) =>
    `${algorithm} finished: a return of ${formatMeasured(atSwitch)} at the switch, ${formatMeasured(last)} at the end.`,
  oneSeed: 'One seed says little; choose more of them, or another one, and train again.',
  finishedOffline: (algorithm: string) => `${algorithm} finished.`,
  goBack: (step: number) => `Back to step ${formatCount(step)}`,
  failed: (why: string) => `The run stopped. ${why} What was drawn so far stays; Reset starts anew.`,
}

function ordinal(count: number): string {
  const suffixes = { 1: 'st', 2: 'nd', 3: 'rd' } as const
  const teen = Math.floor(count / 10) % 10 === 1
  return `${count}${(!teen && suffixes[(count % 10) as 1 | 2 | 3]) || 'th'}`
}
