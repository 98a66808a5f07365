/** Words around lessons; what a lesson itself says is in its own file, in both languages. */
export const lessons = {
  missing: (why: string) => `The lesson could not be fetched. ${why}`,
  openOf: (name: string) => `Lesson: ${name}`,
  all: 'Lessons',
  about:
    'Each is a few steps on the page itself, with something to look at and something to do. Each stays where it was left.',
  page: 'The page',
  through: 'been through',
  leftAt: (step: number) => `left at step ${step}`,
  progress: (step: number, of: number) => `${step} of ${of}`,
  done: 'Done.',
  next: 'Next',
  skip: 'Skip',
  back: 'Back',
  finish: 'Finish',
  leave: 'Leave the lesson',
  side: 'Move the card to the other side',
  show: 'Go there',
  keys: 'Key 6 comes back to this card, Escape leaves the lesson.',
}
