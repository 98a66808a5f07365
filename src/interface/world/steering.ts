import type { HeldKeys, Scene, Steering } from './drawing'

export function clampShare(share: number): number {
  return Math.min(1, Math.max(-1, share))
}

/** -1 for left, 1 for right, 0 for both or neither. */
export function sideways({ left, right }: HeldKeys): number {
  return Number(right) - Number(left)
}

export function upwards({ up, down }: HeldKeys): number {
  return Number(up) - Number(down)
}

/** A point that goes where the arrows point, or towards the pointer: full speed from `farPixels` away. */
export function pointSteering(
  place: (scene: Scene) => { readonly x: number; readonly y: number; readonly farPixels: number },
): Steering {
  return {
    usesVertical: true,
    waits: true,
    byKeys: (held) => [sideways(held), upwards(held)],
    byPointer(scene, x, y) {
      const at = place(scene)
      return [clampShare((x - at.x) / at.farPixels), clampShare((at.y - y) / at.farPixels)]
    },
  }
}
