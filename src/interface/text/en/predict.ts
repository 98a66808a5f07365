import { formatCount } from '../../format/numbers'

/** Words of drawing a return curve before the run. */
export const predict = {
  beginShort: 'Draw',
  begin: 'Draw what you expect',
  again: 'Draw it again',
  clear: 'Clear your prediction',
  done: 'Done',
  how: 'Drag over the chart, or use the arrow keys: left and right choose a point, up and down move it.',
  area: 'Your prediction',
  handle: (step: number) => `Expected return at step ${formatCount(step)}`,
  line: 'your prediction',

  result: {
    differenceAlone: (difference: string, evaluations: number, seeds: number) =>
      `Your line and ${seeds === 1 ? 'this run (1 seed)' : `the interquartile mean of ${seeds} seeds`} are ${difference} apart on average over ${evaluations} evaluations.`,
    difference: (difference: string, share: string, evaluations: number, seeds: number) =>
      `Your line and ${seeds === 1 ? 'this run (1 seed)' : `the interquartile mean of ${seeds} seeds`} are ${difference} apart on average over ${evaluations} evaluations: ${share} of the way from the random to the expert policy.`,
    both: (seen: string, seenStep: number, drawn: string, drawnStep: number) =>
      `After the switch the return fell by ${seen}, lowest at step ${formatCount(seenStep)}; you drew a fall by ${drawn}, lowest at step ${formatCount(drawnStep)}.`,
    seen: (seen: string, seenStep: number) =>
      `After the switch the return fell by ${seen}, lowest at step ${formatCount(seenStep)}; your line does not fall there.`,
    drawn: (drawn: string, drawnStep: number) =>
      `You drew a fall by ${drawn} after the switch, lowest at step ${formatCount(drawnStep)}; the return did not fall by as much as a tenth of the way from random to expert.`,
    neither:
      'Neither your line nor the return falls after the switch by as much as a tenth of the way from random to expert.',
    oneSeed: 'Another seed may run differently.',
  },
}
