import { useEffect, useState } from 'react'

/** The hyperparameter whose control the pointer is on, or the focus is in; null elsewhere. */
export function useSettingPointedAt(): string | null {
  const [hovered, setHovered] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  useEffect(() => {
    const over = ({ target }: Event) => setHovered(settingOf(target))
    const focus = ({ target }: Event) => setFocused(settingOf(target))
    const blur = () => setFocused(null)
    document.addEventListener('pointerover', over)
    document.addEventListener('focusin', focus)
    document.addEventListener('focusout', blur)
    return () => {
      document.removeEventListener('pointerover', over)
      document.removeEventListener('focusin', focus)
      document.removeEventListener('focusout', blur)
    }
  }, [])
  return hovered ?? focused
}

function settingOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-field]')?.getAttribute('data-field') ?? null) : null
}
