/** Ctrl-C, or a scheduler that takes its machine back: whoever trains keeps what there is and ends. */
let asked: NodeJS.Signals | undefined

/** From here on the signals end nothing by themselves; a second one ends the process as usual. */
export function listenForInterruption(onInterruption: (signal: NodeJS.Signals) => void = () => {}): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const note = (signal: NodeJS.Signals) => {
    asked = signal
    onInterruption(signal)
  }
  for (const signal of signals) process.once(signal, note)
  return () => {
    asked = undefined
    for (const signal of signals) process.off(signal, note)
  }
}

/** Workers of a pool: their parent decides when they end. */
export function noteInterruption(signal: NodeJS.Signals): void {
  asked = signal
}

export function interruptedBy(): NodeJS.Signals | undefined {
  return asked
}
