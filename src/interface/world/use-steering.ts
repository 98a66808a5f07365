import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { HeldKeys } from './drawing'

const KEYS: Readonly<Record<string, keyof HeldKeys>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const NONE: HeldKeys = { left: false, right: false, up: false, down: false }

/** What a person does right now; read once per step of the world. */
export interface Held {
  keys: HeldKeys
  /** Where the pointer presses, in CSS pixels of the canvas; null where it does not. */
  pointer: { readonly x: number; readonly y: number } | null
}

/** Arrow keys and pressed pointer of one canvas. Losing the focus lets everything go. */
export function useSteering() {
  const held = useRef<Held>({ keys: NONE, pointer: null })
  const press = (event: KeyboardEvent, down: boolean) => {
    const key = KEYS[event.key]
    if (!key) return
    event.preventDefault()
    held.current.keys = { ...held.current.keys, [key]: down }
  }
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    held.current.pointer = { x: clientX - left, y: clientY - top }
  }
  const letGo = () => {
    held.current.pointer = null
  }
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => press(event, true),
    onKeyUp: (event: KeyboardEvent) => press(event, false),
    onBlur: () => {
      held.current = { keys: NONE, pointer: null }
    },
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      point(event)
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current.pointer) point(event)
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  }
  return { held, handlers }
}

export function isHeld({ left, right, up, down }: HeldKeys): boolean {
  return left || right || up || down
}
