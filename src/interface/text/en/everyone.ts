import { formatCount } from '../../format/numbers'

/** Words of what the page does for everybody: versions, faults, keys and announcements. */
export const everyone = {
  update: {
    ready: 'A newer version of this page is ready. Loading it ends what runs here.',
    load: 'Load it',
    later: 'Later',
  },

  help: 'Help',
  shortcuts: {
    title: 'Keyboard shortcuts',
    on: 'Single keys act',
    when: 'Not while typing, not in pictures with keys of their own, and not in dialogs.',
    everywhere:
      'Everything else is reached with Tab and acts on Enter or Space. Arrow keys move sliders, the step under the cursor and places on pictures; Escape closes.',
    names: {
      train: 'Train or pause',
      step: 'One gradient step',
      reset: 'Back to step 0',
      world: 'Go to the world',
      data: 'Go to the data',
      algorithm: 'Go to the algorithm',
      curve: 'Go to the learning curve',
      panels: 'Go to the panels',
      lesson: 'Go to the open lesson',
      playTime: 'Play time',
      earlier: 'One kept step back',
      later: 'One kept step on',
      present: 'Present',
      theme: 'Light or dark',
      language: 'English or Chinese',
      help: 'Lessons, and this list',
    },
  },

  skip: { label: 'Skip', panelsTitle: 'Panels', curve: 'Skip to the learning curve', panels: 'Skip to the panels' },

  announce: {
    label: 'Announcements',
    status: (status: string, step: number) => `${status}, step ${formatCount(step)}.`,
    finished: (name: string, step: number) => `${name} finished at step ${formatCount(step)}.`,
    keptRun: 'The run was kept as it is.',
    begunAnew: (what: string) => `${what}: the run starts anew.`,
    carriedOn: (what: string) => `${what}: the run goes on.`,
    online: (step: number) => `Online from step ${formatCount(step)} on.`,
    at: (step: number) => `Step ${formatCount(step)}.`,
    meanReturn: (value: string) => ` Mean return ${value}.`,
  },

  faults: {
    part: 'This part of the page could not be drawn. Training goes on, and so does everything else here.',
    page: 'The page could not be drawn. Training goes on in the background, and nothing of it is lost.',
    retry: 'Draw it again',
    reload: 'Load the page anew, which ends the run',
  },
}
