import { LIMITS } from '../../core/data/formats/limits'
import { formatCount, formatDuration, formatMeasured } from '../format/numbers'
import { dataWork } from './en-data'
import { panels } from './en-panels'
import { worldWork } from './en-world'

/** Every word of the page. Other languages have the same shape. */
export const en = {
  title: 'Offline-to-online playground',
  skip: 'Skip to the experiment',

  runBar: {
    label: 'Run controls',
    train: 'Train',
    pause: 'Pause',
    again: 'Train again',
    step: 'Step',
    stepHint: 'One gradient step',
    reset: 'Reset',
    resetHint: 'Back to step 0, with new networks',
    seed: 'Seed',
    seedExplanation: 'Fixes every random number of the run: the same seed gives the same run again.',
    seedWrong: 'A seed is a whole number from 0 to 2147483647.',
    wait: 'Not yet: the page is still starting.',
  },

  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },

  story: {
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
      `${algorithm} finished: a return of ${formatMeasured(atSwitch)} at the switch, ${formatMeasured(last)} at the end. One seed says little; change it and train again.`,
    finishedOffline: (algorithm: string) => `${algorithm} finished.`,
    failed: (why: string) => `The run stopped. ${why} What was drawn so far stays; Reset starts anew.`,
  },

  world: {
    title: 'World',
    environment: 'Environment',
    noEnvironment: 'no environment',
    canvas: (environment: string) => `${environment}, moved by the current policy`,
    play: 'Play the view',
    pause: 'Halt the view',
    speed: 'Speed',
    speedOf: (factor: number) => `${factor} ×`,
    untrained: 'untrained policy',
    policyAt: (step: number) => `policy after ${formatCount(step)} steps`,
    reward: 'reward',
    returnSoFar: 'return so far',
    step: (step: number, limit: number) => `step ${step} of ${limit}`,
    action: 'action',
    waiting: 'The view starts with the run.',
    without:
      'This dataset fits no built-in world. It trains offline; the losses show how. To see a policy act, choose a built-in dataset.',
    parameters: 'Change this world',
    tasks: {
      family: 'Task family',
      canvas: (family: string) => `${family}, the current policy adapting to unseen tasks`,
      hidden: (values: string) => `Hidden from the agent: ${values}.`,
      guessing: (episode: number, of: number) => `Episode ${episode} of ${of} in this task: it still guesses.`,
      informed: (episode: number, of: number) =>
        `Episode ${episode} of ${of} in this task: it acts on what it has seen.`,
    },
  },

  data: {
    title: 'Data',
    dataset: 'Dataset',
    choose: 'Choose a file',
    drop: `or drop one or several here: HDF5, NPZ, Parquet, CSV, JSON Lines, up to ${LIMITS.fileBytes / 2 ** 20} MB each and ${formatCount(LIMITS.transitions)} transitions. They stay on this machine.`,
    dropNow: 'Drop to read',
    reading: (name: string, fraction: number) => `Getting ${name}: ${Math.round(100 * fraction)} %`,
    left: (seconds: number) => `about ${formatDuration(seconds)} left`,
    cancel: 'Cancel',
    refused: 'Not read.',
    kept: 'What was there before is still in use.',
    episodes: 'Episodes',
    transitions: 'Transitions',
    meanReturn: 'Mean return',
    ends: 'Ended, cut off',
    sizes: 'Observation, action',
    histogram: (low: number, high: number) =>
      `How the returns of the episodes spread, from ${formatMeasured(low)} to ${formatMeasured(high)}`,
    warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
    assumptions: (count: number) => (count === 1 ? '1 assumption' : `${count} assumptions`),
    none: 'No dataset yet.',
    collects: (algorithm: string) =>
      `${algorithm} needs no dataset: it collects its own data while it meta-trains, some episodes on each training task.`,
    waits: (dataset: string) => `${dataset} waits here for the other algorithms.`,
    refusesFiles: (algorithm: string) =>
      `${algorithm} collects its own data, so the file was not read. Choose another algorithm, then drop it again.`,
  },

  algorithm: {
    title: 'Algorithm',
    waiting: 'The algorithms are loading.',
    more: 'more',
    all: 'All settings',
    search: 'Search the settings',
    nothingFound: (query: string) => `No setting is called “${query}”.`,
    ofRun: 'Run',
    source: 'Source',
  },

  field: {
    live: 'Acts at once, also while training.',
    reset: 'A change starts the run anew.',
    restore: (value: string) => `restore ${value}`,
    restoreLabel: (label: string, value: string) => `Restore ${label} to its default, ${value}`,
    reference: 'In the references:',
    range: (low: string, high: string) => `A number from ${low} to ${high}.`,
    typed: (label: string) => `${label}, typed`,
    on: 'on',
    off: 'off',
    dragHint: 'Double click restores the default.',
  },

  reset: {
    question: (what: string) => `${what}: this starts the run anew. What it has learnt is lost.`,
    dataset: (name: string) => `${name} is read. Using it starts the run anew; what it has learnt is lost.`,
    accept: 'Start anew',
    decline: 'Keep the run',
  },

  panel: {
    explain: 'Explain',
    table: 'Table',
    tableOf: (title: string) => `Table of “${title}”`,
    save: 'Save',
    saveCsv: 'CSV',
    savePng: 'PNG',
    saveSvg: 'SVG',
    saveAs: (title: string, format: string) => `Save “${title}” as ${format}`,
    cursor: (title: string) => `${title}: values at a step; arrow keys move it`,
  },

  axis: { step: 'gradient steps', stepAt: (step: number) => `step ${formatCount(step)}` },
  phases: { offline: 'offline', online: 'online' },

  learningCurve: {
    title: 'Does it get better?',
    explanation:
      'Now and then the current policy plays whole episodes, without exploring and without learning from them. The line is the mean of their returns, the band around it their middle half. The tinted part is offline: the policy has seen only the data. At the border it starts to act and to learn from what it does. A normalised score of 0 is a random policy, 100 an expert.',
    return: 'episode return',
    score: 'normalised score',
    meanReturn: 'mean return',
    middleHalf: 'middle half',
    behaviour: 'data',
    random: 'random',
    expert: 'expert',
    oracle: 'told the task',
    adaptationEpisode: (episode: number) => `episode ${episode}`,
    metaExplanation:
      'Now and then the policy plays some episodes in each of several tasks that it never trained on, without any gradient step. The line is the mean return of the last of these episodes, the band the middle half of the tasks; dashed lines are the episodes before it, the first one played on a guess. The distance between them is what it gains by inferring the task. For comparison: a random policy, and a controller that is told what is hidden.',
    waiting: 'Nothing measured yet. The first point comes with the first step.',
    without: 'Without a world there is no return to measure. The losses below still show the learning.',
  },

  losses: {
    title: 'What do the networks learn?',
    explanation:
      'Means over the last 25 gradient steps, as the algorithm itself computes them. A falling loss alone says little: the target moves along with the networks. Look for numbers that run away, and for what happens at the border.',
    waiting: 'Nothing measured yet. The first values come after 25 steps.',
    episodeReturn: 'Return while exploring',
    episodeReturnExplanation: 'Mean return of the training episodes that ended, exploration included.',
  },

  timeline: {
    label: 'Timeline',
    position: (step: number, total: number) => `step ${formatCount(step)} of ${formatCount(total)}`,
    rate: (rate: number) => `${formatMeasured(rate)} gradient steps/s`,
    left: (seconds: number) => `${formatDuration(seconds)} left`,
    environmentSteps: (steps: number) => `${formatCount(steps)} environment steps`,
    marks: 'Marks',
    markAt: (text: string, step: number) => `${text}, at step ${formatCount(step)}`,
    wentOnline: 'Switch to online learning',
  },

  status: {
    preparing: 'Starting',
    ready: 'Ready',
    training: 'Training',
    paused: 'Paused',
    finished: 'Finished',
    failed: 'Stopped',
  },

  backend: {
    starting: 'choosing a backend',
    running: (backend: string, mode: string) => `${backend}, ${mode}`,
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    compiled: 'compiled',
    eager: 'eager',
    why: (backend: string, reason: string) => `${backend}. ${reason}`,
    rejected: (backend: string, reason: string) => `${backend} is not used: ${reason}`,
    eagerBecause: (reason: string) => `Steps run eagerly: ${reason}`,
    none: 'No backend works in this browser, so nothing can be trained here. A current Chrome, Edge, Firefox or Safari should do.',
    label: 'Backend',
  },

  dataWork,
  panels,
  worldWork,

  notice: { label: 'Notices', dismiss: 'Dismiss' },
}

export type Text = typeof en

function ordinal(count: number): string {
  const suffixes = { 1: 'st', 2: 'nd', 3: 'rd' } as const
  const teen = Math.floor(count / 10) % 10 === 1
  return `${count}${(!teen && suffixes[(count % 10) as 1 | 2 | 3]) || 'th'}`
}
