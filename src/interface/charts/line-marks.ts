export const SHAPES = {
  disc: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z',
  square: 'M-3.2 -3.2h6.4v6.4h-6.4z',
  triangle: 'M0 -4.2L4.2 3.4H-4.2z',
  diamond: 'M0 -4.6L4.6 0L0 4.6L-4.6 0z',
} as const

/** Told apart without colour, too. */
export type LineMark = keyof typeof SHAPES
