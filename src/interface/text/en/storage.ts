import { formatCount, formatDuration } from '../../format/numbers'
import { megabytes } from '../../format/sizes'

/** Words about what the browser keeps of the runs. */
export const storage = {
  offer: 'An interrupted run',
  interrupted: (run: string, step: number, total: number, seconds: number) =>
    `${run} was interrupted at step ${formatCount(step)} of ${formatCount(total)}, ${formatDuration(seconds)} ago.`,
  others: (count: number) => `${formatCount(count)} more ${count === 1 ? 'is' : 'are'} kept.`,
  continue: 'Continue',
  all: 'See all',
  later: 'Not now',
  forget: 'Forget it',
  open: 'Stored runs',
  notKept: 'Runs are not kept',
  title: 'Kept in this browser',
  explanation:
    'While a run trains, its networks, optimisers, buffers and random state are kept in this browser from the first second on, at least every ten seconds and at the switch, so that a closed tab or a crash costs little. Nothing leaves this machine.',
  refused: {
    full: 'This browser has no room left, so nothing more is kept. The run goes on. Clear what is stored here, or make room on the disk.',
    blocked:
      'This browser lets the page store nothing (a private window, perhaps). The run goes on, and is lost with the tab.',
  },
  savedAgo: (seconds: number) => `The run in focus was last kept ${formatDuration(seconds)} ago.`,
  usage: (used: number, quota: number) => `${megabytes(used)} in use, ${megabytes(quota)} allowed.`,
  clear: 'Clear everything stored',
  files: {
    title: 'The run in focus as a file',
    explanation:
      'A checkpoint holds everything and goes on anywhere, to the bit on WebAssembly and JavaScript. Networks alone can be read by other tools: all of them as safetensors, the policy as ONNX.',
    checkpoint: 'Save a checkpoint',
    networks: 'Save networks (safetensors)',
    policy: 'Save policy (ONNX)',
    open: 'Open a checkpoint, or networks for the run in focus',
    saved: (name: string) => `${name} is saved.`,
    continued: 'The run is on the list and in focus; Train lets it go on.',
    loaded: (networks: readonly string[]) =>
      `Loaded into the run in focus: ${networks.join(', ')}. Their optimisers begin anew.`,
  },
}
