/** Of the page on white paper (src/interface/styles/tokens.css; a test compares them). */
export const PALETTE: Readonly<Record<string, string>> = {
  'var(--ground)': '#ffffff',
  'var(--offline)': '#f1f0ea',
  'var(--ink)': '#16181d',
  'var(--quiet)': '#5a5f6b',
  'var(--hairline)': '#dedfe3',
  'var(--outline)': '#84899a',
  'var(--blue)': '#0067a5',
  'var(--vermilion)': '#c24a00',
  'var(--green)': '#00755a',
  'var(--purple)': '#a34d86',
}

/** Colours of groups, with dashes as a second cue. More bands over each other cannot be told apart. */
export const GROUP_LOOKS = [
  { colour: 'var(--blue)' },
  { colour: 'var(--vermilion)', dash: '9 3' },
  { colour: 'var(--green)', dash: '3 3' },
  { colour: 'var(--purple)', dash: '9 3 2 3' },
] as const

export const FONT = "system-ui, 'Liberation Sans', sans-serif"
