import type { CDPSession } from '@playwright/test'

export type Place = readonly [x: number, y: number]

/** One finger from place to place, as the browser itself is told of it, so that it may scroll. */
export async function swipe(session: CDPSession, places: readonly Place[]): Promise<void> {
  for (const [i, [x, y]] of places.entries()) {
    await session.send('Input.dispatchTouchEvent', {
      type: i === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [{ x, y }],
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
