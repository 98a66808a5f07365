/** One colour per algorithm everywhere, and a dash pattern as a second cue: names of CSS variables. */
const ALGORITHM_LOOKS: Readonly<Record<string, { readonly colour: string; readonly dash?: string }>> = {
  awac: { colour: 'var(--blue)' },
  'cal-ql': { colour: 'var(--vermilion)' },
  o2o: { colour: 'var(--green)' },
  mopo: { colour: 'var(--orange)' },
  pearl: { colour: 'var(--purple)' },
  cql: { colour: 'var(--purple)', dash: '7 3' },
  iql: { colour: 'var(--green)', dash: '7 3' },
  'td3-bc': { colour: 'var(--orange)', dash: '7 3' },
  td3: { colour: 'var(--orange)', dash: '2 2' },
  sac: { colour: 'var(--vermilion)', dash: '7 3' },
  bc: { colour: 'var(--data)' },
  awr: { colour: 'var(--blue)', dash: '7 3' },
  'kl-ac': { colour: 'var(--blue)', dash: '2 2' },
}

export function algorithmLook(id: string): { readonly colour: string; readonly dash?: string } {
  return ALGORITHM_LOOKS[id] ?? { colour: 'var(--ink)', dash: '2 2' }
}

/** The value of a palette variable right now, for canvas and exported pictures. */
export function resolveColour(colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1]
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : colour
}
