export interface Look {
  readonly colour: string
  readonly dash?: string
}

/** One colour per algorithm everywhere, and a dash pattern as a second cue: names of CSS variables. */
const ALGORITHM_LOOKS: Readonly<Record<string, Look>> = {
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

export function algorithmLook(id: string): Look {
  return ALGORITHM_LOOKS[id] ?? { colour: 'var(--ink)', dash: '2 2' }
}

/** Further runs of one algorithm keep its hue: they are darker or paler, and dashed otherwise. */
const VARIATIONS: readonly { readonly share: number; readonly into: string; readonly dash: string }[] = [
  { share: 55, into: 'var(--ink)', dash: '9 3 2 3' },
  { share: 60, into: 'var(--ground)', dash: '4 2' },
  { share: 40, into: 'var(--ink)', dash: '2 3' },
  { share: 75, into: 'var(--ground)', dash: '12 4' },
]

/** Of the run that comes after so many others of its algorithm. */
export function variedLook(look: Look, others: number): Look {
  if (others === 0) return look
  const { share, into, dash } = VARIATIONS[(others - 1) % VARIATIONS.length]!
  return { colour: `color-mix(in oklab, ${look.colour} ${share}%, ${into})`, dash }
}

let probe: HTMLElement | undefined

/** The value of a palette colour right now, for canvas and exported pictures. */
export function resolveColour(colour: string): string {
  if (!colour.includes('var(')) return colour
  probe ??= document.body.appendChild(document.createElement('i'))
  probe.hidden = true
  probe.style.color = colour
  return getComputedStyle(probe).color
}
