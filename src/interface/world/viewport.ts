import type { Rectangle } from '../../core/environments/maze/geometry'
import type { Size } from './drawing'

/** From the world's metres, y upwards, to pixels, y downwards. */
export interface Viewport {
  /** Pixels per metre. */
  readonly scale: number
  x(worldX: number): number
  y(worldY: number): number
  worldX(x: number): number
  worldY(y: number): number
}

/** The largest viewport that shows all of `world`, centred, with `margin` pixels around it. */
export function viewport(world: Rectangle, { width, height }: Size, margin = 12): Viewport {
  const worldWidth = world.right - world.left
  const worldHeight = world.top - world.bottom
  const scale = Math.max(1e-6, Math.min((width - 2 * margin) / worldWidth, (height - 2 * margin) / worldHeight))
  const left = (width - scale * worldWidth) / 2
  const top = (height - scale * worldHeight) / 2
  return {
    scale,
    x: (worldX) => left + (worldX - world.left) * scale,
    y: (worldY) => top + (world.top - worldY) * scale,
    worldX: (x) => world.left + (x - left) / scale,
    worldY: (y) => world.top - (y - top) / scale,
  }
}
