import { formatCount } from '../../format/numbers'

/** Words of sharing an experiment, and of what a link asks of whoever opens it. */
export const share = {
  open: 'Share',
  title: 'Share this experiment',
  what: 'World, data recipe, algorithm, every setting, seeds, panels and language, as they are now. All of it is in the link itself, behind the #, which browsers send to nobody.',
  inScenario: 'The link opens this scenario, with its sliders where they are now.',
  file: (name: string) =>
    `The data come from “${name}”. They are not in the link and stay on this machine: whoever opens it is asked for that file.`,
  link: 'Link',
  copy: 'Copy the link',
  copied: 'Copied. The address of this page is now the same, so that a reload comes back here.',
  notCopied: 'The browser does not let the page copy. Select the link and copy it.',
  waiting: 'There is nothing to share before the data are there.',
  save: 'Save as a file',
  saveExplained: 'The same as JSON, with every value written out; “npm run lab -- train FILE.json” runs it as it is.',
  load: 'Open a file',
  replay: (count: number) =>
    count === 1
      ? 'Repeat the slider change of this run at its step'
      : `Repeat the ${count} slider changes of this run at their steps`,

  lesson: 'For a class',
  lessonExplained: 'What whoever opens the link can do. This page stays as it is.',
  lockOf: (what: string) => `${what}: free, locked or hidden`,
  levels: { free: 'free', locked: 'locked', hidden: 'hidden' },
  groups: {
    scenario: 'Choice of scenario',
    world: 'World',
    data: 'Data',
    algorithm: 'Choice of algorithm',
    settings: 'All settings of algorithm and run',
    panels: 'Choice of panels',
    run: 'Step, reset and seeds',
  },
  single: 'Single settings',
  seed: 'Seed',
  stop: 'Stop the run at step',
  stopFinal: 'and do not let it go on',
  predictFirst: 'Ask for a drawn return curve before anything runs',

  notice: (opened: boolean, problems: readonly string[]) =>
    `${opened ? 'The shared experiment is open, but not all of it could be taken as it was.' : 'The shared experiment could not be opened.'} ${problems.join(' ')}`,
  question: (what: string) =>
    `Opening ${what === '' ? 'the shared experiment' : `“${what}”`} takes the place of this run. The run stays in the list.`,

  strip: {
    label: 'Lesson',
    locked: (what: readonly string[]) => `Locked by the link that opened this page: ${what.join(', ')}.`,
    stop: (step: number, final: boolean) =>
      final
        ? `The run ends at step ${formatCount(step)}.`
        : `The run stops at step ${formatCount(step)}; it can go on from there.`,
    predict: 'Draw the return curve that you expect; then the run can begin.',
    missing: (name: string) => `The data are in the file “${name}”: choose it under Data, or drop it on the page.`,
    atStop: (final: boolean) => (final ? 'The lesson ends here.' : 'The lesson stops here.'),
  },
  lock: {
    mark: 'locked',
    why: 'The link that opened this page keeps it as it is.',
    whyRun: 'The lesson ends at this step.',
    whyPredict: 'First draw the return curve that you expect.',
    whyFile: 'The data are missing: the link names a file that has to be brought.',
  },
}
