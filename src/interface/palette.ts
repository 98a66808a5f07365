import type { LineMark } from './charts/line-marks'

export interface Look {
  readonly colour: string
  readonly dash?: string
}

/** A mark for each hue, so that lines of one style are told apart without colour. */
const MARKS: Readonly<Record<string, LineMark>> = {
  'var(--blue)': 'disc',
  'var(--vermilion)': 'square',
  'var(--green)': 'triangle',
  'var(--purple)': 'diamond',
  'var(--orange)': 'disc',
  'var(--data)': 'square',
  'var(--ink)': 'triangle',
}

export function markOf({ colour }: Look): LineMark {
  return MARKS[colour] ?? 'disc'
}

/** One colour per algorithm everywhere, and a dash pattern as a second cue: names of CSS variables. */
const ALGORITHM_LOOKS: Readonly<Record<string, Look>> = {
  awac: { colour: 'var(--blue)' },
  'cal-ql': { colour: 'var(--vermilion)' },
  o2o: { colour: 'var(--green)' },
  mopo: { colour: 'var(--orange)' },
  pearl: { colour: 'var(--purple)' },
  rlpd: { colour: 'var(--blue)', dash: '9 3 2 3' },
  wsrl: { colour: 'var(--vermilion)', dash: '9 3 2 3' },
  rebrac: { colour: 'var(--orange)', dash: '9 3 2 3' },
  pex: { colour: 'var(--green)', dash: '9 3 2 3' },
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

/** Far apart for every kind of colour vision, the first ones most. */
const HUES = ['var(--blue)', 'var(--vermilion)', 'var(--green)', 'var(--purple)', 'var(--orange)', 'var(--ink)']
const DASHES = ['9 3 2 3', '4 2', '12 4', '2 3', '6 2 2 2 2 2']

/**
 * Of the run that comes after so many others of its algorithm: a colour that no other algorithm on the list has taken,
 * and its own dashes.
 */
export function variedLook(look: Look, others: number, taken: readonly string[]): Look {
  if (others === 0) return look
  const free = HUES.filter((hue) => !taken.includes(hue))
  const dash = DASHES[(others - 1) % DASHES.length]!
  return { colour: free[(others - 1) % Math.max(1, free.length)] ?? look.colour, dash }
}

/** The value of a palette variable right now, for canvas and exported pictures. */
export function resolveColour(colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1]
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : colour
}

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

/** Cividis (Nuñez, Anderton and Renslow 2018): even steps of lightness, the same to colour-blind readers. */
export const CIVIDIS: readonly Rgb[] = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 109],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
]

/** Blue through pale to orange: below, at and above zero. */
export const DIVERGING: readonly Rgb[] = [
  [5, 80, 160],
  [92, 149, 203],
  [178, 205, 229],
  [243, 242, 238],
  [246, 206, 158],
  [224, 145, 61],
  [166, 86, 0],
]

/** Blue through ochre to vermilion: from sure to unsure, each readable as a line on a light and on a dark ground. */
export const DOUBT: readonly Rgb[] = [
  [42, 127, 174],
  [172, 130, 30],
  [200, 72, 10],
]

/** What lies on coloured cells: readable on dark and on light ones, the same in either theme. */
export const ON_CELLS = {
  light: '#ffffff',
  dark: '#000000',
  pale: '#d4d4d4',
  path: '#ff6a2b',
  samples: '#ff8a4d',
  uniform: '#ffd166',
  mean: '#ff5a1f',
  explored: '#35c79c',
} as const
