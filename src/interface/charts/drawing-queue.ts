/** Charts are drawn one per frame, so that many of them never add up to a long task. */
const waiting = new Set<() => void>()
let scheduled = false

export function drawSoon(draw: () => void): () => void {
  waiting.add(draw)
  schedule()
  return () => waiting.delete(draw)
}

/** Resolves when nothing waits any more and the last picture is on the page. */
export function whenDrawn(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => requestAnimationFrame(() => (waiting.size > 0 ? look() : setTimeout(resolve, 0)))
    look()
  })
}

function schedule(): void {
  if (scheduled || waiting.size === 0) return
  scheduled = true
  requestAnimationFrame(() => {
    scheduled = false
    const [first] = waiting
    if (first) {
      waiting.delete(first)
      first()
    }
    schedule()
  })
}
