import { formatCount, formatDuration, formatMeasured } from '../../format/numbers'

/** Words of the frame of the page: header, run bar, timeline, notices and questions. */
export const page = {
  title: 'Offline-to-online playground',

  /** Things that stand beside each other, and a thing with what is said of it. */
  list: (parts: readonly string[]) => parts.join(', '),
  pair: (what: string, how: string) => `${what}: ${how}`,
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
    seedCount: 'Number of seeds',
    seeds: (count: number) => (count === 1 ? '1 seed' : `${count} seeds`),
    seedWrong: 'A seed is a whole number from 0 to 2147483647.',
    wait: 'Not yet: the page is still starting.',
  },

  language: {
    label: 'Language',
    system: 'Aa auto',
    en: 'English',
    zh: '中文',
    failed: 'The words of this language could not be fetched. Try again when the connection is back.',
  },
  hiddenTab: { label: 'While the tab is hidden', train: 'Hidden: trains on', pause: 'Hidden: pauses' },
  theme: { label: 'Theme', system: '◐ auto', light: 'Light', dark: 'Dark' },

  reset: {
    question: (what: string) => `${what}: this starts the run anew. What it has learnt is lost.`,
    dataset: (name: string) => `${name} is read. Using it starts the run anew; what it has learnt is lost.`,
    carryOn: 'Switch and carry on',
    orCarryOn: (what: string) =>
      `${what}: it can go on from this step with all that fits, or start anew. The run so far stays in the list.`,
    accept: 'Start anew',
    decline: 'Keep the run',
  },

  timeline: {
    label: 'Timeline',
    position: (step: number, total: number) => `step ${formatCount(step)} of ${formatCount(total)}`,
    shown: (step: number) => `shown: step ${formatCount(step)}`,
    rate: (rate: number) => `${formatMeasured(rate)} gradient steps/s`,
    left: (seconds: number) => `${formatDuration(seconds)} left`,
    environmentSteps: (steps: number) => `${formatCount(steps)} environment steps`,
    marks: 'Marks',
    markAt: (text: string, step: number) => `${text}, at step ${formatCount(step)}`,
    networks: (format: string) => `Networks of a ${format} file`,
  },

  status: {
    preparing: 'Starting',
    ready: 'Ready',
    training: 'Training',
    paused: 'Paused',
    finished: 'Finished',
    failed: 'Stopped',
    waiting: 'Waiting for a free core',
    ended: 'Ended early',
    recorded: 'Recorded',
  },

  backend: {
    starting: 'choosing a backend',
    running: (backend: string, mode: string, threads: number) =>
      `${backend}, ${mode}${threads > 1 ? `, ${threads} threads` : ''}`,
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    compiled: 'compiled',
    eager: 'eager',
    why: (backend: string, reason: string) => `${backend}. ${reason}`,
    rejected: (backend: string, reason: string) => `${backend} is not used: ${reason}`,
    eagerBecause: (reason: string) => `Steps run eagerly: ${reason}`,
    none: 'No backend works in this browser, so nothing can be trained here. A current Chrome, Edge, Firefox or Safari should do.',
    label: 'Backend',
  },

  notice: {
    label: 'Notices',
    dismiss: 'Dismiss',
    takenUp: (why: string, step: number, lost: number) =>
      `${why} Training goes on from step ${formatCount(step)}, where it was last kept; ${formatCount(lost)} steps are done again.`,
  },
}
