interface Sized {
  readonly frozen: { readonly step: number }
  readonly bytes: number
}

/** Gaps before the switch count so many times less: most changes after it. */
const BEFORE = 4

/**
 * As many as fit into so many bytes, rising in steps: those go first whose neighbours lie closest together. The first, the
 * last and the one at the switch stay.
 */
export function thinned<Kept extends Sized>(all: readonly Kept[], mostBytes: number, onlineStartStep: number): Kept[] {
  const kept = [...all]
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0)
  while (bytes > mostBytes && kept.length > 3) {
    let least = Number.POSITIVE_INFINITY
    let at = -1
    for (let i = 1; i < kept.length - 1; i++) {
      const { step } = kept[i]!.frozen
      const gap = kept[i + 1]!.frozen.step - kept[i - 1]!.frozen.step
      const weight = step <= onlineStartStep ? gap / BEFORE : gap
      if (step === onlineStartStep || weight >= least) continue
      least = weight
      at = i
    }
    if (at < 0) break
    bytes -= kept[at]!.bytes
    kept.splice(at, 1)
  }
  return kept
}
