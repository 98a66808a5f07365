/** Ctrl-C, or a scheduler that takes its machine back: whoever trains keeps what there is and ends. */
let asked: NodeJS.Signals | undefined
const told = new Set<(signal: NodeJS.Signals) => void>()

/** From here on the signals end nothing by themselves; a second one ends the process as usual. */
export function listenForInterruption(onInterruption: (signal: NodeJS.Signals) => void = () => {}): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const note = (signal: NodeJS.Signals) => {
    asked = signal
    onInterruption(signal)
    for (const listener of told) listener(signal)
  }
  for (const signal of signals) process.once(signal, note)
  return () => {
    asked = undefined
    for (const signal of signals) process.off(signal, note)
  }
}

/** Whoever has processes of its own passes it on: a signal that was sent to this process alone does not reach them. */
export function whenInterrupted(listener: (signal: NodeJS.Signals) => void): () => void {
  told.add(listener)
  return () => told.delete(listener)
}

/** Workers of a pool: their parent decides when they end. */
export function noteInterruption(signal: NodeJS.Signals): void {
  asked = signal
}

export function interruptedBy(): NodeJS.Signals | undefined {
  return asked
}
