import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Shortcuts {
  /** Whether single keys act. Who speaks to the machine, or hits keys by chance, turns them off. */
  readonly on: boolean
}

/** Of the person, not of the run: kept between visits. */
export const useShortcuts = create<Shortcuts>()(
  persist((): Shortcuts => ({ on: true }), { name: 'playground-shortcuts' }),
)

export function turnShortcuts(on: boolean): void {
  useShortcuts.setState({ on })
}

/** Whether the list of them is open. */
export const useHelp = create<{ readonly open: boolean }>(() => ({ open: false }))

export function showHelp(open: boolean): void {
  useHelp.setState({ open })
}
