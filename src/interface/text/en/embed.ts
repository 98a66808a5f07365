/** Words of the page in another page's frame, and of what that one asks. */
export const embed = {
  framed: 'This page does nothing in another page’s frame. Only an embed does; Share gives the lines for one.',
  openAlone: 'Open in a tab of its own',
  oneThread: 'One thread: the page around this one is not cross-origin isolated.',
  around: (site: string) => `The page around this one (${site})`,
  asks: {
    put: (site: string) => `${site} wants to open another experiment here, in the place of this run.`,
    runs: (site: string) =>
      `${site} asks for the runs on this page: settings, seeds and curves, now and until it is closed.`,
    figures: (site: string) => `${site} asks for the figures on this page, now and until it is closed.`,
  },
  give: { put: 'Let it', runs: 'Give the runs', figures: 'Give the figures' },
  decline: 'Do not',
  given: {
    put: (site: string) => `${site} may open experiments here.`,
    runs: (site: string) => `${site} may read the runs.`,
    figures: (site: string) => `${site} may read the figures.`,
  },
  notGiven: {
    put: (site: string) => `${site} may not open experiments here.`,
    runs: (site: string) => `${site} does not get the runs.`,
    figures: (site: string) => `${site} does not get the figures.`,
  },
  stop: 'Stop that',
  giveAfterAll: 'Let it after all',
  refusals: {
    declined: 'The person has declined.',
    busy: 'The same is being asked or done already.',
    malformed: 'The message is not as the protocol has it',
    failed: 'It could not be done',
  },
  snippet: 'For a page of your own',
  snippetExplained:
    'These lines show it in another page, without header and settings. What runs in it stays in the reader’s browser.',
  show: 'What to show',
  stage: 'The pictures',
  scenario: 'Story and pictures',
  lines: 'Lines for another page',
  copy: 'Copy the lines',
  copied: 'Copied.',
}
