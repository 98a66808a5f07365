import { createContext, type ReactNode } from 'react'

/** Buttons that move and remove a panel on the board, by the panel's title; none for a panel that has a fixed place. */
export const PlaceControls = createContext<((title: string) => ReactNode) | null>(null)
