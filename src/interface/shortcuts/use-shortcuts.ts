import { useEffect } from 'react'
import { useShortcuts } from '../../store/page/shortcuts-store'
import { isForThePage } from './acts-on-keys'
import { shortcuts } from './shortcuts'

/** Listens for single keys, unless the person has turned them off. */
export function useSingleKeys(): void {
  const on = useShortcuts((state) => state.on)
  useEffect(() => {
    if (!on) return undefined
    const press = (event: KeyboardEvent) => {
      const shortcut = isForThePage(event) && shortcuts.find(({ key }) => key === event.key.toLowerCase())
      if (!shortcut) return
      event.preventDefault()
      shortcut.act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
