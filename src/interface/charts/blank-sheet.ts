/** A canvas that is ready to be drawn on in CSS pixels, whatever the screen's density. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D
  readonly size: { readonly width: number; readonly height: number }
}

/** Fits the canvas's pixels to its place on the page and wipes it; null while it has no size. */
export function blankSheet(canvas: HTMLCanvasElement): Sheet | null {
  const context = canvas.getContext('2d')
  const { clientWidth: width, clientHeight: height } = canvas
  if (!context || width === 0 || height === 0) return null
  // Presented, the page is drawn larger than it is laid out.
  const larger = canvas.getBoundingClientRect().width / Math.max(1, canvas.offsetWidth)
  const density = window.devicePixelRatio * larger
  if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density)
  if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density)
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, width, height)
  return { context, size: { width, height } }
}
